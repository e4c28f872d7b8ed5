// What the page says of itself, in both languages. Names of classes and relations come with the data.

const WORDS = {
  zh: {
    search: "搜索姓名、机构、会议；可用拼音或首字母", searchLabel: "搜索", hits: "搜索结果", noHit: "没有找到",
    filters: "筛选", views: "显示方式", graph: "图", table: "表", otherLanguage: "EN", otherLanguageLabel: "English",
    theme: "深色或浅色", kinds: "类型", relations: "关系", period: "时间", from: "起始月份", until: "截止月份",
    reset: "恢复全部", graphLabel: "关系图。同样的内容可在表格中查看。", zoom: "缩放", closer: "放大", farther: "缩小",
    whole: "看全图", panel: "关系与出处", person: "人物", organization: "机构", event: "会议与活动", place: "地点",
    group: "未具名群体", only: "仅看此项",
    keys: "按 / 搜索，Esc 取消，加号和减号缩放，0 看全图，方向键移动，F 聚焦所选，T 切换表格。",
    hint: "选一个节点或一条连线，这里列出它的关系；展开一行，可读到原文的句子。",
    hintMore: "双击节点，只看它和与它相连的人与事。",
    topPersons: "出现最多的人物", topOrganizations: "出现最多的机构", topEvents: "参加者最多的会议与活动",
    focus: "聚焦", expand: "展开邻居", centre: "移到中央", back: "返回全图", close: "关闭",
    alsoNamed: "又称", happened: "日期", seen: "见报", inDocuments: n => `${n} 篇报道`, neighbours: n => `${n} 个相连`,
    more: n => `再显示 ${n} 条`, sources: n => `${n} 处出处`, between: "两者之间", noRelations: "在当前筛选下没有关系。",
    noEvidence: "没有记录出处的句子。", openDocument: "查看原文", untitled: "（无标题）", loading: "正在打开出处……",
    cannotOpen: "这个浏览器打不开压缩的出处，请换用较新的版本。",
    shown: (n, all, m, allTies) => `显示 ${n} / ${all} 个节点，${m} / ${allTies} 条关系`,
    focused: (name, n) => `正在看「${name}」与相连的 ${n} 个`, tooMany: n => `另有 ${n} 个未画出`,
    entities: "实体", statements: "关系", colName: "名称", colKind: "类型", colDegree: "相连", colDocuments: "报道",
    colFirst: "最早", colLast: "最近", colSource: "主体", colRelation: "关系", colTarget: "对象", colDate: "日期",
    colEvidence: "出处", ofSelected: name => `只列「${name}」的关系`, tableCaption: "当前显示的内容", sortBy: "排序",
    status: { ended: "曾任", acting: "代理", appointed: "任命", designate: "候任", attested: "" },
    modality: { planned: "计划", negated: "否定", actual: "" },
    summary: s => [`${s.documents} 篇报道`, s.period, `${s.person} 人`, `${s.organization} 个机构`, `${s.event} 场会议与活动`],
    outgoing: "主动", incoming: "被动", join: "、", open: "（", shut: "）", colon: "：",
  },
  en: {
    search: "Search people, bodies, events; pinyin or initials work", searchLabel: "Search", hits: "Results", noHit: "Nothing found",
    filters: "Filters", views: "View", graph: "Graph", table: "Table", otherLanguage: "中", otherLanguageLabel: "中文",
    theme: "Dark or light", kinds: "Types", relations: "Relations", period: "Time", from: "From month", until: "Until month",
    reset: "Show everything", graphLabel: "Graph. The table shows the same content.", zoom: "Zoom", closer: "Zoom in",
    farther: "Zoom out", whole: "Whole graph", panel: "Relations and sources", person: "People", organization: "Bodies",
    event: "Events", place: "Places", group: "Unnamed groups", only: "Only this",
    keys: "Press / to search, Esc to let go, plus and minus to zoom, 0 for the whole graph, arrows to move, F to focus, T for the table.",
    hint: "Select a node or a line: its relations stand here. Open a row to read the sentence in the source.",
    hintMore: "Double-click a node to see only it and what it is tied to.",
    topPersons: "People named most", topOrganizations: "Bodies named most", topEvents: "Events with most participants",
    focus: "Focus", expand: "Expand", centre: "Centre", back: "Whole graph", close: "Close",
    alsoNamed: "Also", happened: "Date", seen: "In the news", inDocuments: n => `${n} document${n === 1 ? "" : "s"}`,
    neighbours: n => `${n} tied`, more: n => `${n} more`, sources: n => `${n} source${n === 1 ? "" : "s"}`,
    between: "Between the two", noRelations: "No relations under the present filters.", noEvidence: "No sentence is on record.",
    openDocument: "Open document", untitled: "(untitled)", loading: "Opening the sources…",
    cannotOpen: "This browser cannot open the compressed sources; use a newer one.",
    shown: (n, all, m, allTies) => `${n} of ${all} nodes, ${m} of ${allTies} relations`,
    focused: (name, n) => `${name} and ${n} tied to it`, tooMany: n => `${n} more not drawn`,
    entities: "Entities", statements: "Relations", colName: "Name", colKind: "Type", colDegree: "Tied to", colDocuments: "Documents",
    colFirst: "First", colLast: "Last", colSource: "Subject", colRelation: "Relation", colTarget: "Object", colDate: "Date",
    colEvidence: "Sources", ofSelected: name => `Only relations of ${name}`, tableCaption: "What is shown now", sortBy: "Sort by",
    status: { ended: "former", acting: "acting", appointed: "appointed", designate: "designate", attested: "" },
    modality: { planned: "planned", negated: "denied", actual: "" },
    summary: s => [`${s.documents} documents`, s.period, `${s.person} people`, `${s.organization} bodies`, `${s.event} events`],
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
