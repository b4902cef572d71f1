// What the pages do better with JavaScript; without it every part of them works as a link or form.
// Keys, suggestions, updates in place, ranges by dragging, search inside a facet, marks.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const touch = matchMedia("(pointer: coarse)");
const ui = document.documentElement.lang;
const box = $("#q");
const home = new URL(box.form.action);

// Updates in place: the same URL is fetched and the parts that differ are put in.

const PARTS = ["#page", ".receipt", ".langs", "link[rel=alternate]"];
const FOCUSED = PARTS.map((part) => `${part} :is(a, button, summary, input:not([type=hidden]))`).join();
let asked = 0;
let typed = 0;
let here = place();

function place() {
  return location.pathname + location.search;
}

function isSearch(url) {
  return url.origin === location.origin && url.pathname === home.pathname && $("#page") !== null;
}

async function show(url, { push = true } = {}) {
  const mine = ++asked;
  const before = typed;
  const page = $("#page");
  page.classList.add("busy");
  page.setAttribute("aria-busy", "true");
  let text;
  try {
    const response = await fetch(url, { headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(String(response.status));
    text = await response.text();
  } catch {
    location.assign(url);
    return;
  }
  if (mine !== asked) return;
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const open = $$("#page details[open]").map(nameOf);
  const focus = document.activeElement?.closest(PARTS.join()) && document.activeElement;
  const top = focus?.getBoundingClientRect().top;
  const scrolled = $(".facets")?.scrollTop;
  if (push) history[url === location.href ? "replaceState" : "pushState"]({}, "", url);
  here = place();
  document.title = fresh.title;
  for (const part of PARTS) replace(part, fresh);
  for (const details of $$("#page details")) if (open.includes(nameOf(details))) details.open = true;
  if (typed === before) box.value = new URL(url, location.href).searchParams.get("q") ?? "";
  keepHidden(fresh);
  announce($(".bar > .count")?.firstChild.textContent.trim() ?? "");
  enhance();
  if ($(".facets")) $(".facets").scrollTop = scrolled;
  if (focus) refocus(nameOf(focus), listOf(focus), top);
}

function replace(part, fresh) {
  const here = $(part);
  const there = $(part, fresh);
  if (here && there) here.replaceWith(document.adoptNode(there));
  else if (here) here.remove();
  else if (there) $(".top").append(document.adoptNode(there));
}

function keepHidden(fresh) {
  for (const input of $$(".box input[type=hidden]")) input.remove();
  const button = $(".box button");
  for (const input of $$(".box input[type=hidden]", fresh)) button.before(document.adoptNode(input));
}

// What an element is, whatever its words and counts: its list, its key there, its kind.
function nameOf(element) {
  const key = element.closest("[data-key]")?.dataset.key;
  const kind = element.name || element.classList[0] || (listOf(element) ? element.localName : element.textContent);
  return [listOf(element), key, kind].join("\n");
}

function listOf(element) {
  return element.closest("[data-list]")?.dataset.list;
}

// The focus goes to the same element, which stays where it was, else to the list that held it, else
// to the content.
function refocus(name, list, top) {
  const same = $$(FOCUSED).find((one) => nameOf(one) === name);
  for (const one of [same, $$("[data-list]").find((one) => listOf(one) === list), $("#content")]) {
    if (!one) continue;
    if (one.tabIndex < 0) one.tabIndex = -1;
    one.focus({ preventScroll: true });
    if (document.activeElement !== one) continue;
    if (one === same) hold(one, top);
    return;
  }
}

// Scroll so that an element is as far down as it was: the facets, which scroll by themselves, and the
// page as far as these do not.
function hold(one, top) {
  for (const scroller of [one.closest(".facets"), document.scrollingElement]) {
    if (scroller) scroller.scrollTop += one.getBoundingClientRect().top - top;
  }
}

// Said to whoever does not see it.
function announce(text, lang = ui) {
  let live = $("#live");
  if (!live) {
    live = document.createElement("p");
    live.id = "live";
    live.className = "hidden";
    live.setAttribute("role", "status");
    document.body.append(live);
  }
  live.lang = lang;
  live.textContent = text;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.hasAttribute("download") || !link.closest("#page, .receipt")) return;
  const url = new URL(typeof link.href === "string" ? link.href : link.href.baseVal, location.href);
  if (!isSearch(url) || url.hash) return;
  event.preventDefault();
  const isFromPager = link.closest(".pager");
  show(url.href).then(() => {
    if (!isFromPager) return;
    scrollTo({ top: 0, behavior: calm.matches ? "auto" : "smooth" });
    $("#content")?.focus({ preventScroll: true });
  });
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const url = new URL(form.action, location.href);
  if (!isSearch(url)) return;
  event.preventDefault();
  for (const [name, value] of new FormData(form)) if (value !== "") url.searchParams.append(name, value);
  closeSuggestions();
  if (touch.matches) document.activeElement?.blur(); // the keyboard would stand before the results
  show(url.href);
});

addEventListener("popstate", () => {
  if (!$("#page") || place() === here) return;
  here = place();
  show(location.href, { push: false });
});

// Keys: / to the box, j and k through the results, Escape out of what is open and out of the box.

const MENUS = "details.outs[open], .understood details[open]";

document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  const isTyping = event.target.closest?.("input");
  if (event.key === "/" && !isTyping) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "Escape") {
    for (const menu of $$(MENUS)) {
      menu.open = false;
      $("summary", menu).focus();
    }
  } else if ((event.key === "j" || event.key === "k") && !isTyping) {
    step(event.key === "j" ? 1 : -1);
  }
});

function step(by) {
  const titles = $$(".hit h2 a");
  if (!titles.length) return;
  const at = titles.indexOf(document.activeElement?.closest(".hit")?.querySelector("h2 a"));
  const next = at < 0 ? (by > 0 ? 0 : titles.length - 1) : Math.min(Math.max(at + by, 0), titles.length - 1);
  titles[next].focus();
  titles[next].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
}

// Suggestions under the box (a combobox with a list).

let list = null;
let chosen = -1;
let typing = 0;

function closeSuggestions() {
  clearTimeout(typing);
  typing = 0;
  list?.remove();
  list = null;
  chosen = -1;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

async function suggest() {
  const text = box.value;
  const mine = typing;
  const url = new URL("api/v1/suggest", home);
  url.search = new URLSearchParams({ q: text, ui });
  let found;
  try {
    const response = await fetch(url);
    if (!response.ok) return;
    found = (await response.json()).suggestions;
  } catch {
    return;
  }
  if (mine !== typing || text !== box.value || document.activeElement !== box) return;
  closeSuggestions();
  if (found.length) openSuggestions(found);
}

function openSuggestions(found) {
  list = document.createElement("div");
  list.className = "suggestions";
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions);
  found.forEach((one, number) => list.append(option(one, number)));
  box.after(list);
  box.setAttribute("aria-expanded", "true");
}

function option(one, number) {
  const row = document.createElement("div");
  row.id = `suggestion-${number}`;
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", "false");
  for (const [name, text] of [["says", one.text], ["kind", box.dataset[one.kind] ?? ""], ["n", one.count === null ? "" : one.count.toLocaleString(ui)]]) {
    const cell = document.createElement("span");
    cell.className = name;
    cell.textContent = text;
    row.append(cell);
  }
  row.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(one.text);
  });
  row.dataset.text = one.text;
  return row;
}

function take(text) {
  box.value = text;
  closeSuggestions();
  box.form.requestSubmit();
}

function choose(by) {
  const rows = $$("[role=option]", list);
  chosen = (chosen + by + rows.length + 1 + (chosen < 0 && by < 0 ? 1 : 0)) % (rows.length + 1);
  if (chosen === rows.length) chosen = -1;
  rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === chosen)));
  if (chosen < 0) box.removeAttribute("aria-activedescendant");
  else box.setAttribute("aria-activedescendant", rows[chosen].id);
}

box.setAttribute("role", "combobox");
box.setAttribute("aria-autocomplete", "list");
box.setAttribute("aria-expanded", "false");
box.setAttribute("aria-controls", "suggestions");
box.addEventListener("input", () => {
  typed += 1;
  closeSuggestions();
  if (box.value.trim().length > 1) typing = setTimeout(suggest, 120);
});
box.addEventListener("blur", () => setTimeout(closeSuggestions, 100));
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.preventDefault();
    if (list) closeSuggestions();
    else box.blur();
  } else if (list && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    choose(event.key === "ArrowDown" ? 1 : -1);
  } else if (list && event.key === "Enter" && chosen >= 0) {
    event.preventDefault();
    take($$("[role=option]", list)[chosen].dataset.text);
  }
});

// A range of the timeline by dragging over its bars.

let drag = null;
let isDragged = false;

function column(svg, event) {
  const frame = svg.getBoundingClientRect();
  const width = svg.viewBox.baseVal.width;
  return Math.min(Math.max(Math.floor(((event.clientX - frame.left) / frame.width) * width), 0), width - 1);
}

document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.(".chart")) event.preventDefault();
});

document.addEventListener("pointerdown", (event) => {
  isDragged = false;
  const svg = event.target.closest?.(".months");
  if (svg && event.button === 0) drag = { svg, from: column(svg, event), band: null };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const to = column(drag.svg, event);
  if (to === drag.from && !drag.band) return;
  if (!drag.band) {
    drag.band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    drag.band.setAttribute("class", "drag");
    drag.band.setAttribute("height", "48");
    drag.svg.append(drag.band);
  }
  drag.band.setAttribute("x", String(Math.min(drag.from, to)));
  drag.band.setAttribute("width", String(Math.abs(to - drag.from) + 1));
});

document.addEventListener("pointerup", (event) => {
  if (!drag) return;
  const { svg, from, band } = drag;
  drag = null;
  if (!band) return;
  isDragged = true;
  band.remove();
  const to = column(svg, event);
  const inside = $$("a.bar", svg).filter((bar) => {
    const x = Number($(".area", bar).getAttribute("x"));
    return x >= Math.min(from, to) && x <= Math.max(from, to);
  });
  if (!inside.length) return;
  const url = new URL(location.href);
  for (const name of ["page", "cursor", "undated"]) url.searchParams.delete(name);
  url.searchParams.set("from", inside[0].dataset.key);
  url.searchParams.set("to", inside.at(-1).dataset.key);
  show(url.href);
});

document.addEventListener("click", (event) => {
  if (!isDragged) return;
  isDragged = false;
  event.preventDefault();
  event.stopPropagation();
}, { capture: true });

// The bar under the pointer or the focus is named under the chart.

function name(bar) {
  const chart = bar.closest(".chart");
  const axis = $(".axis", chart);
  unname(chart);
  const place = (Number($(".area", bar).getAttribute("x")) + 0.5) / $(".months", chart).viewBox.baseVal.width;
  const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
  text.setAttribute("class", "now");
  text.setAttribute("x", `${100 * place}%`);
  text.setAttribute("y", "17");
  text.setAttribute("text-anchor", place < 0.2 ? "start" : place > 0.8 ? "end" : "middle");
  text.textContent = bar.getAttribute("aria-label");
  axis.append(text);
  axis.classList.add("told");
}

function unname(chart) {
  $(".axis", chart).classList.remove("told");
  $(".now", chart)?.remove();
}

for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(begin, (event) => {
    const bar = event.target.closest?.("a.bar");
    if (bar) name(bar);
  });
  document.addEventListener(end, (event) => {
    const chart = event.target.closest?.("a.bar")?.closest(".chart");
    if (chart) unname(chart);
  });
}

// Search inside a facet: its rows give way to what is found.

function finding(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    const facet = link.closest(".facet");
    const before = $(".inline", facet);
    if (before) {
      before.remove();
      restore(facet);
      return;
    }
    const input = document.createElement("input");
    input.className = "inline";
    input.type = "search";
    input.setAttribute("aria-label", link.getAttribute("aria-label"));
    $(".head", facet).after(input);
    input.focus();
    let wait = 0;
    input.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => find(facet, link.href, input), 150);
    });
    input.addEventListener("keydown", (key) => {
      if (key.key === "Escape") {
        input.remove();
        restore(facet);
        link.focus();
      }
    });
  });
}

async function find(facet, href, input) {
  const text = input.value;
  if (!text.trim()) return restore(facet);
  const url = new URL(href, location.href);
  url.searchParams.set("find", text);
  const answer = await fetch(url, { headers: { Accept: "text/html" } }).then((one) => one.text()).catch(() => "");
  if (!input.isConnected || input.value !== text) return;
  const fresh = new DOMParser().parseFromString(answer, "text/html");
  const rows = $("ul.facet, .values > p:last-child, .problem h1 + p", fresh);
  restore(facet);
  if (!rows) return;
  const found = document.createElement("div");
  found.className = "found";
  const rowsHere = document.adoptNode(rows);
  rowsHere.className = "";
  found.append(rowsHere);
  for (const part of $$(":scope > ul, :scope > details", facet)) part.hidden = true;
  facet.append(found);
}

function restore(facet) {
  $(".found", facet)?.remove();
  for (const part of $$(":scope > ul, :scope > details", facet)) part.hidden = false;
}

// Previous and next mark of an article.

function marks(jumps) {
  const all = $$('mark[id^="mark-"]');
  for (const link of $$(".step", jumps)) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const by = Number(link.dataset.step);
      const above = all.filter((mark) => mark.getBoundingClientRect().bottom < 0).length;
      const at = all.findIndex((mark) => `#${mark.id}` === location.hash);
      const next = ((at >= 0 ? at + by : by > 0 ? above : above - 1) + all.length) % all.length;
      location.replace(`#${all[next].id}`);
      link.focus({ preventScroll: true }); // for the one after it
      announce(`${next + 1}/${all.length}: ${around(all[next])}`, all[next].closest("[lang]").lang);
    });
  }
}

// A mark and the words beside it.
function around(mark) {
  const block = mark.closest("p, h1");
  const before = new Range();
  before.setStart(block, 0);
  before.setEndBefore(mark);
  const at = before.toString().length;
  return block.textContent.slice(Math.max(0, at - 80), at + mark.textContent.length + 80);
}

function enhance() {
  for (const link of $$(".facet .find")) finding(link);
}

enhance();
for (const jumps of $$(".jumps")) marks(jumps);
document.addEventListener("click", (event) => {
  for (const menu of $$(MENUS)) if (!menu.contains(event.target)) menu.open = false;
});
