/* The keys that Streamlit's own shortcuts cannot have: / f c ?, a presenter's PageUp and PageDown; full screen; history. */
(() => {
  if (window.careKeys) return;
  window.careKeys = true;
  const seek = (...places) => places.map((place) => document.querySelector(place)).find((found) => found?.checkVisibility());
  const enter = (field) => { field?.focus(); field?.scrollIntoView({ block: "nearest" }); return Boolean(field); };
  const typing = (at) => at.closest?.("input, textarea, [contenteditable=true], [role=dialog], [role=listbox], [role=menu]");
  const calm = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning";
  const soon = (act) => {
    let left = 300;
    const look = () => (calm() && act()) || (left-- > 0 && setTimeout(look, 100));
    look();
  };
  const opened = (place) => {
    document.querySelector('[data-testid="stExpandSidebarButton"]')?.click();
    soon(() => enter(seek(place)));
  };
  const find = () => {
    const places = [".st-key-search input", ".st-key-voices-find input", ".st-key-glossary-search input"];
    if (enter(seek(...places))) return;
    document.querySelector('[data-testid="stSidebarNavLink"][href$="/conversations"]')?.click();
    opened(places[0]);
  };
  const help = () => {
    const button = () => seek(".st-key-quiet-keys button");
    if (!button()) document.querySelector('[data-testid="stSidebarNavLink"][href$="/glossary"]')?.click();
    soon(() => button() && (button().ariaExpanded === "true" || void button().click()));
  };
  const keys = {
    "?": help,
    "/": find,
    f: () => opened(".st-key-filter-bar input"),
    c: () => opened(".st-key-bar-compare input"),
  };
  // One act of the reader is one step of history, however often the address is written after it, so that Back leads back.
  const pushed = history.pushState.bind(history), replaced = history.replaceState.bind(history);
  let acted = false;
  for (const act of ["pointerdown", "click", "keydown"]) window.addEventListener(act, () => { acted = true; }, true);
  history.pushState = (...to) => { (acted ? pushed : replaced)(...to); acted = false; };
  const slides = { PageDown: "present-on", PageUp: "present-back", " ": "present-on" };
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    const button = seek(".st-key-presenting") && slides[event.key];
    const free = event.key !== " " || !event.target.closest("button");
    const act = button && free ? () => seek(`.st-key-${button} button`)?.click() : !seek(".st-key-presenting") && keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".st-key-present-full button")) {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
    }
    if (event.target.closest?.(".st-key-present-end button") && document.fullscreenElement) document.exitFullscreen();
  }, true);
})();
