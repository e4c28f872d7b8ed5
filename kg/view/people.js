// Who was at the same events: ties between persons that stand for the events they share.

const absent = new Set(data.absent);  // roles that are no presence
const attends = edge => !absent.has(relationOf(edge).id) && edges.modality[edge] !== "planned" && edges.modality[edge] !== "negated"
  && groupOf(edges.source[edge]) === "person" && groupOf(edges.target[edge]) === "event";

// Events of a person, and persons of an event, by edge; an event with too many brings nobody together.
const eventsOf = node => edgesAt[node].filter(edge => edges.source[edge] === node && attends(edge) && edgeAllowed(edge));
const guests = new Map();
function guestsOf(event) {
  if (!guests.has(event)) {
    const found = edgesAt[event].filter(edge => edges.target[edge] === event && attends(edge));
    guests.set(event, new Set(found.map(edge => edges.source[edge])).size > data.crowd ? [] : found);
  }
  return guests.get(event);
}

// Whom a person met: person → the events, each once.
function companions(node) {
  const met = new Map(), seen = new Set();
  for (const edge of eventsOf(node)) {
    const event = edges.target[edge];
    if (seen.has(event)) continue;
    seen.add(event);
    for (const other of guestsOf(event)) {
      const who = edges.source[other];
      if (who === node || !edgeAllowed(other)) continue;
      if (!met.has(who)) met.set(who, new Set());
      met.get(who).add(event);
    }
  }
  return met;
}

// The same in order, those met most often first.
const mostMet = node => [...companions(node)].sort(([a, ofA], [b, ofB]) => ofB.size - ofA.size || a - b);

// The ties of people who met, among those that have a place: all of them, or, where these are many, of those who met
// more often, but so that nobody loses the one met most.
const meetingOfPair = new Map();
let leastMeetings = 1;
function meetingTies(place) {
  const pairs = new Map(), best = new Map();
  for (const a of place.keys()) {
    if (groupOf(a) !== "person" || !kindAllowed(a)) continue;
    for (const [b, events] of [...companions(a)].sort(([x], [y]) => x - y)) {
      if (!place.has(b)) continue;
      if (a < b) pairs.set(pairKey(a, b), { a, b, meetings: [...events] });
      if (!best.has(a) || events.size > best.get(a)[0]) best.set(a, [events.size, pairKey(a, b)]);
    }
  }
  const all = [...pairs.values()];
  leastMeetings = state.meetings || 1;
  if (!state.meetings && !state.scene) while (leastMeetings < 10 && all.filter(pair => pair.meetings.length >= leastMeetings).length > data.thick * best.size) leastMeetings++;
  const kept = state.meetings ? new Set() : new Set([...best.values()].map(([, pair]) => pair)), found = [];
  for (const [key, pair] of pairs) {
    if (pair.meetings.length < leastMeetings && !kept.has(key)) continue;
    if (!meetingOfPair.has(key)) { meetingOfPair.set(key, ties.length); ties.push({ ...pair, edges: [] }); }
    const tie = meetingOfPair.get(key);
    ties[tie].meetings = pair.meetings;
    found.push(tie);
  }
  return found;
}
const isMeeting = tie => tie >= tieCount;
