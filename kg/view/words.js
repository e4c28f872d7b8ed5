// What the page says of itself, in both languages. Names of classes and relations come with the data.

const many = (n, one, more = `${one}s`) => `${n} ${n === 1 ? one : more}`;
const WORDS = {
  zh: {
    search: "搜索姓名、机构、会议；可用拼音或首字母", searchLabel: "搜索", hits: "搜索结果", noHit: "没有找到",
    filters: "筛选", views: "显示方式", graph: "图", table: "表", otherLanguage: "EN", otherLanguageLabel: "EN English",
    theme: "深色或浅色", people: "同场", save: "另存", saveShown: "把当前显示的内容另存为", csvRelations: "CSV（关系）", csvEntities: "CSV（实体）",
    print: "打印", help: "按键说明", kinds: "类型", relations: "关系", period: "时间", from: "时间起点", until: "时间终点",
    reset: "恢复全部", graphLabel: "关系图。同样的内容可在表格中查看。", zoom: "缩放", closer: "放大", farther: "缩小",
    whole: "看全图", panel: "关系与出处", person: "人物", organization: "机构", event: "会议与活动", place: "地点",
    group: "未具名群体", only: "仅看此项",
    keys: "按 / 搜索，方括号逐个选中，F 聚焦，P 找路径，T 看表格，? 列出所有按键。",
    hint: "选一个节点或一条连线，这里列出它的关系；展开一行，可读到原文的句子。",
    hintMore: "双击节点，只看它和与它相连的人与事。",
    topPersons: "出现最多的人物", topOrganizations: "出现最多的机构", topEvents: "参加者最多的会议与活动",
    focus: "聚焦", expand: "展开邻居", centre: "移到中央", back: "返回全图", close: "关闭",
    alsoNamed: "又称", happened: "日期", seen: "见报", inDocuments: n => `${n} 篇报道`, neighbours: n => `${n} 个相连`,
    more: n => `再显示 ${n} 条`, sources: n => `${n} 处出处`, between: "两者之间", noRelations: "在当前筛选下没有关系。",
    noEvidence: "没有记录出处的句子。", openDocument: "查看原文", untitled: "（无标题）", loading: "正在打开出处……",
    cannotOpen: "这个浏览器打不开压缩的出处，请换用较新的版本。",
    shown: (n, all, m, allTies) => `显示 ${n} / ${all} 个节点，${m} / ${allTies} 条关系`,
    shownPeople: (n, all, m) => `显示 ${n} / ${all} 人，${m} 对同场`,
    focused: (name, n) => `正在看「${name}」与相连的 ${n} 个`, tooMany: n => `另有 ${n} 个未画出`, drawAll: "全部画出",
    looks: "显示", amount: "画出多少个节点", size: "大小按", colour: "颜色按", reach: "选中时突出", communities: "社群", meetings: "两人同场", metLeast: "连线条件",
    sizes: { degree: "相连数", weight: "关系条数", between: "中介中心性", documents: "报道篇数", same: "一样大" },
    colours: { kind: "类型", community: "社群" }, reaches: n => `${n} 步以内`, atLeast: n => (n ? `同场 ${n} 次` : "自动"),
    times: n => `同场 ${n} 次`, met: "同场人物", meetingsOf: "同场的会议与活动",
    path: "路径", pathFrom: name => `从「${name}」到哪里？点一个节点，或搜索`, cancel: "取消", everywhere: "也经过地点和政党",
    pathFound: (a, b, n, count) => `「${a}」到「${b}」：最短 ${n} 步，${count} 条路径`, noPath: (a, b) => `在当前筛选下，「${a}」与「${b}」不相通`,
    somePaths: n => `列出其中 ${n} 条`, pathTitle: n => `路径 ${n}`, unpin: n => `放回拖动过的 ${n} 个`,
    wholePeriod: "全部时间", eventCount: n => `${n} 场`, topMeasure: name => `按${name}`, share: n => `${n.toFixed(1)}%`,
    selectedNow: (name, kind, n) => `已选中：${name}，${kind}，${n} 个相连`, peopleNote: "连线表示两人出席过同一场会议或活动；越粗，次数越多。",
    sheet: [["/", "搜索"], ["Tab", "在各部分之间移动"], ["Esc", "取消选择；再按返回全图"], ["+  -  0", "放大、缩小、看全图"], ["← ↑ → ↓", "移动画面"],
      ["]  [", "依次选中下一个、上一个相连的节点；未选中时，从最主要的开始"], ["F", "聚焦所选"], ["E", "展开所选的邻居"], ["P", "从所选出发找路径"], ["M", "人物同场图"],
      ["T", "表格"], ["U", "把拖动过的节点放回"], ["?", "本说明"], ["鼠标", "单击选中，双击聚焦，拖动节点则固定其位置"], ["时间条", "单击看一个时段，拖动看一段时间"]],
    entities: "实体", statements: "关系", colName: "名称", colKind: "类型", colDegree: "相连", colDocuments: "报道",
    colFirst: "最早", colLast: "最近", colSource: "主体", colRelation: "关系", colTarget: "对象", colDate: "日期",
    colEvidence: "出处", colMet: "同场", colEvents: "会议与活动", ofSelected: name => `只列「${name}」的关系`, tableCaption: "当前显示的内容", sortBy: "排序",
    status: { ended: "曾任", acting: "代理", appointed: "任命", designate: "候任", attested: "" },
    modality: { planned: "计划", negated: "否定", actual: "" },
    summary: s => [`${s.documents} 篇报道`, s.period, `${s.person} 人`, `${s.organization} 个机构`, `${s.event} 场会议与活动`],
    outgoing: "主动", incoming: "被动", join: "、", open: "（", shut: "）", colon: "：",
  },
  en: {
    search: "Search people, bodies, events; pinyin or initials work", searchLabel: "Search", hits: "Results", noHit: "Nothing found",
    filters: "Filters", views: "View", graph: "Graph", table: "Table", otherLanguage: "中", otherLanguageLabel: "中 中文",
    theme: "Dark or light", people: "People", save: "Save", saveShown: "Save what is shown as", csvRelations: "CSV (relations)",
    csvEntities: "CSV (entities)", print: "Print", help: "Keys", kinds: "Types", relations: "Relations", period: "Time", from: "Time from", until: "Time until",
    reset: "Show everything", graphLabel: "Graph. The table shows the same content.", zoom: "Zoom", closer: "Zoom in",
    farther: "Zoom out", whole: "Whole graph", panel: "Relations and sources", person: "People", organization: "Bodies",
    event: "Events", place: "Places", group: "Unnamed groups", only: "Only this",
    keys: "Press / to search, ] to step through nodes, F to focus, P for a path, T for the table, ? for all keys.",
    hint: "Select a node or a line: its relations stand here. Open a row to read the sentence in the source.",
    hintMore: "Double-click a node to see only it and what it is tied to.",
    topPersons: "People named most", topOrganizations: "Bodies named most", topEvents: "Events with most participants",
    focus: "Focus", expand: "Expand", centre: "Centre", back: "Whole graph", close: "Close",
    alsoNamed: "Also", happened: "Date", seen: "In the news", inDocuments: n => many(n, "document"),
    neighbours: n => `${n} tied`, more: n => `${n} more`, sources: n => many(n, "source"),
    between: "Between the two", noRelations: "No relations under the present filters.", noEvidence: "No sentence is on record.",
    openDocument: "Open document", untitled: "(untitled)", loading: "Opening the sources…",
    cannotOpen: "This browser cannot open the compressed sources; use a newer one.",
    shown: (n, all, m, allTies) => `${n} of ${all} nodes, ${m} of ${allTies} relations`,
    shownPeople: (n, all, m) => `${n} of ${all} people, ${m} pairs who met`,
    focused: (name, n) => `${name} and ${n} tied to it`, tooMany: n => `${n} more not drawn`, drawAll: "Draw all",
    looks: "Display", amount: "How many nodes are drawn", size: "Size by", colour: "Colour by", reach: "Selection shows", communities: "Communities", meetings: "Who met", metLeast: "Tied if met",
    sizes: { degree: "neighbours", weight: "relations", between: "betweenness", documents: "documents", same: "all the same" },
    colours: { kind: "type", community: "community" }, reaches: n => many(n, "step"), atLeast: n => (n ? `${n}× or more` : "auto"),
    times: n => `${n}×`, met: "Met at events", meetingsOf: "Events both were at",
    path: "Path", pathFrom: name => `From ${name} to …? Click a node, or search`, cancel: "Cancel", everywhere: "through places and parties too",
    pathFound: (a, b, n, count) => `${a} to ${b}: ${many(n, "step")} at least, ${many(count, "path")}`, noPath: (a, b) => `Nothing leads from ${a} to ${b} under the present filters`,
    somePaths: n => `${n} of them shown`, pathTitle: n => `Path ${n}`, unpin: n => `Put ${n} dragged back`,
    wholePeriod: "All time", eventCount: n => many(n, "event"), topMeasure: name => `by ${name}`, share: n => `${n.toFixed(1)}%`,
    selectedNow: (name, kind, n) => `Selected: ${name}, ${kind}, tied to ${n}`, peopleNote: "A line means that two people were at the same event; the thicker, the more often.",
    sheet: [["/", "search"], ["Tab", "from part to part"], ["Esc", "let go; once more: the whole graph"], ["+  -  0", "zoom in, out, whole graph"], ["← ↑ → ↓", "move the picture"],
      ["]  [", "select the next or previous neighbour; with nothing selected, the most central"], ["F", "focus on the selection"], ["E", "expand its neighbours"], ["P", "find a path from it"], ["M", "people who met"],
      ["T", "table"], ["U", "put dragged nodes back"], ["?", "this sheet"], ["mouse", "click selects, double click focuses, a dragged node stays where it is put"], ["time strip", "click for one step, drag for a stretch"]],
    entities: "Entities", statements: "Relations", colName: "Name", colKind: "Type", colDegree: "Tied to", colDocuments: "Documents",
    colFirst: "First", colLast: "Last", colSource: "Subject", colRelation: "Relation", colTarget: "Object", colDate: "Date",
    colEvidence: "Sources", colMet: "Times", colEvents: "Events", ofSelected: name => `Only relations of ${name}`, tableCaption: "What is shown now", sortBy: "Sort by",
    status: { ended: "former", acting: "acting", appointed: "appointed", designate: "designate", attested: "" },
    modality: { planned: "planned", negated: "denied", actual: "" },
    summary: s => [many(s.documents, "document"), s.period, many(s.person, "person", "people"), many(s.organization, "body", "bodies"), many(s.event, "event")],
    outgoing: "outgoing", incoming: "incoming", join: ", ", open: " (", shut: ")", colon: ": ",
  },
};

let language = "zh";
const word = name => WORDS[language][name];

// Puts the words of the present language in each element that asks for them.
function speak() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = word(element.dataset.hint);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = word(element.dataset.label);
  }
}
