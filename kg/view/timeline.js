// The strip of time below the picture: how many events there were in each step, and the stretch that is looked at.

function timeline({ change }) {
  const strip = $("period"), from = $("from"), until = $("until"), bars = $("bars"), steps = time.steps;
  strip.hidden = steps.length < 2;
  for (const slider of [from, until]) slider.max = lastStep;
  const space = "http://www.w3.org/2000/svg";
  const events = [];
  for (let node = 0; node < nodeCount; node++) {
    const step = groupOf(node) === "event" ? time.stepOf(nodes.date[node] || "") : -1;
    if (step >= 0 && nodes.date[node].startsWith(steps[step].slice(0, nodes.date[node].length))) events.push([node, step]);
  }

  // Events that the selected one took part in; without a selection those that are drawn.
  function marked() {
    const found = new Set();
    if (state.selected === null) { for (const [node] of events) if (nodeShown[node]) found.add(node); }
    else if (groupOf(state.selected) === "event") found.add(state.selected);
    else for (const edge of edgesAt[state.selected]) found.add(otherEnd(edge, state.selected));
    return found;
  }

  function show() {
    if (strip.hidden) return;
    const all = new Int32Array(steps.length), own = new Int32Array(steps.length), mark = marked();
    for (const [node, step] of events) if (kindAllowed(node)) { all[step]++; if (mark.has(node)) own[step]++; }
    const most = Math.max(1, ...all), wide = 1000 / steps.length, bar = Math.min(wide * 0.8, 24);
    const rect = (index, count, name) => {
      const element = document.createElementNS(space, "rect"), high = count ? Math.max(40 * Math.sqrt(count / most), 2.5) : 0;
      const inside = index >= state.from && index <= state.until;
      for (const [key, value] of Object.entries({ x: (index + 0.5) * wide - bar / 2, y: 40 - high, width: bar, height: high, class: inside ? name : `${name} out` })) element.setAttribute(key, value);
      return element;
    };
    bars.replaceChildren(...steps.flatMap((_, index) => all[index] ? [rect(index, all[index], "all"), rect(index, own[index], "own")] : []));
    bars.dataset.events = String(events.length);
    strip.counts = all;
    tell();
  }

  function tell() {
    from.value = state.from;
    until.value = state.until;
    from.setAttribute("aria-valuetext", steps[state.from]);
    until.setAttribute("aria-valuetext", steps[state.until]);
    $("span").textContent = state.from === 0 && state.until === lastStep ? `${steps[0]} – ${steps[lastStep]}` : state.from === state.until ? steps[state.from] : `${steps[state.from]} – ${steps[state.until]}`;
    $("wholePeriod").hidden = state.from === 0 && state.until === lastStep;
  }
  let timer = 0;
  const set = (a, b) => {
    state.from = Math.min(a, b);
    state.until = Math.max(a, b);
    tell();
    clearTimeout(timer);
    timer = setTimeout(change, 80);
  };
  for (const slider of [from, until]) slider.addEventListener("input", () => set(Number(from.value), Number(until.value)));
  $("wholePeriod").addEventListener("click", () => set(0, lastStep));

  // A stretch is drawn with the pointer; a click takes one step, and a click on it again the whole.
  const field = $("strip"), stepAt = event => { const box = bars.getBoundingClientRect(); return Math.min(lastStep, Math.max(0, Math.floor((event.clientX - box.left) / box.width * steps.length))); };
  let start = null;
  field.addEventListener("pointerdown", event => { if (event.target.tagName !== "INPUT") { start = stepAt(event); field.setPointerCapture(event.pointerId); } });
  field.addEventListener("pointermove", event => {
    const step = stepAt(event), count = strip.counts ? strip.counts[step] : 0;
    $("step").textContent = event.pointerType === "touch" ? "" : `${steps[step]}  ${word("eventCount")(count)}`;
    if (start !== null && step !== start) set(start, step);
  });
  field.addEventListener("pointerleave", () => { $("step").textContent = ""; });
  field.addEventListener("pointerup", event => {
    if (start === null) return;
    const step = stepAt(event);
    if (step === start) { if (state.from === step && state.until === step) set(0, lastStep); else set(step, step); }
    start = null;
  });
  return { show };
}
