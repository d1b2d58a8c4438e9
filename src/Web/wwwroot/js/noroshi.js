// Sharpens pages that already work without it. No inline code, no eval, nothing from elsewhere.
(() => {
  "use strict";

  const each = (root, selector, act) => root.querySelectorAll(selector).forEach(act);

  // After a refused form the summary of errors is where one should be.
  const takeFocus = (root) => root.querySelector("[data-take-focus]")?.focus();

  const count = (counter) => {
    const area = document.getElementById(counter.dataset.counterFor);
    if (!area || area.dataset.counted) return;
    area.dataset.counted = "yes";
    const limit = Number(counter.dataset.limit);
    const show = () => {
      // A form sends each line break as two characters.
      const left = limit - area.value.replace(/\r?\n/g, "\r\n").length;
      const text = left >= 0 ? counter.dataset.left : counter.dataset.over;
      counter.textContent = text.replace("{0}", Math.abs(left).toLocaleString("en-US"));
      counter.classList.toggle("field__counter--over", left < 0);
    };
    area.addEventListener("input", show);
    if (area.value) show();
  };

  const offerNow = (button) => {
    const day = document.getElementById(button.dataset.nowFor);
    const hour = document.getElementById(button.dataset.nowFor + "-time");
    if (!day || !hour) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" }).format(new Date());
      [day.value, hour.value] = parts.split(" ");
      [day, hour].forEach((box) => box.dispatchEvent(new Event("input", { bubbles: true })));
    });
  };

  // Posts the form a moment after the last key, one request at a time; what was typed meanwhile goes with the next.
  const autosave = (line) => {
    const form = line.closest("form");
    if (!form || form.dataset.autosaved) return;
    form.dataset.autosaved = "yes";
    let waiting, busy = false, unsaved = false, again = false, leaving = false;

    const say = (state, text) => {
      line.className = "autosave autosave--" + state;
      line.textContent = text;
    };
    const save = async () => {
      if (busy) { again = true; return; }
      busy = true;
      again = false;
      unsaved = false;
      say("saving", line.dataset.saving);
      try {
        const body = new FormData(form);
        each(form, "input[type=file]", (file) => body.delete(file.name));
        const answer = await fetch(line.dataset.autosave, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
        if (answer.ok) {
          const version = answer.headers.get("ETag");
          const box = form.querySelector("input[data-version]");
          if (version && box) box.value = version;
          say("saved", line.dataset.saved.replace("{0}", new Date().toLocaleTimeString("ja-JP", { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" })));
        } else {
          unsaved = true;
          const outrun = answer.status === 409 || answer.status === 412;
          const out = answer.status === 401 || answer.type === "opaqueredirect";
          say("failed", outrun ? line.dataset.outrun : out ? line.dataset.signedOut : line.dataset.failed);
        }
      } catch {
        unsaved = true;
        say("failed", line.dataset.failed);
      }
      busy = false;
      if (again) save();
    };
    form.addEventListener("input", () => {
      unsaved = true;
      clearTimeout(waiting);
      waiting = setTimeout(save, 1500);
    });
    form.addEventListener("submit", () => { leaving = true; clearTimeout(waiting); });
    addEventListener("beforeunload", (event) => {
      if (unsaved && !leaving) event.preventDefault();
    });
    addEventListener("pageshow", () => { leaving = false; });
    addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && unsaved && !leaving) { clearTimeout(waiting); save(); }
    });
  };

  // Offers names while one types; what was typed stays until one of them is chosen.
  const offerNames = (box) => {
    const list = document.createElement("datalist");
    list.id = box.id + "-names";
    box.after(list);
    box.setAttribute("list", list.id);
    let waiting, asked = 0;
    const ask = async () => {
      const turn = ++asked;
      const of = box.form?.elements[box.dataset.namesOf]?.value ?? "";
      try {
        const answer = await fetch(box.dataset.names + "?" + new URLSearchParams({ field: box.name, q: box.value, maker: of }), { credentials: "same-origin" });
        if (!answer.ok || turn !== asked) return;
        list.replaceChildren(...(await answer.json()).map((name) => { const option = document.createElement("option"); option.value = name; return option; }));
      } catch { /* Without the network one types on. */ }
    };
    box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 250); });
  };

  // What a few letters find, under the box while they are typed (the pattern of a combobox with a list). Choosing one presses the
  // button that stands on the page without script, so that everything typed goes with it.
  const picker = (place) => {
    const box = place.querySelector("input"), list = place.querySelector("[role=listbox]"), said = place.querySelector("[role=status]");
    if (!box || !list || box.getAttribute("role") === "combobox") return;
    let waiting, asked = 0, active = -1;
    const options = () => [...list.children];
    const set = (name, value) => value === null ? box.removeAttribute(name) : box.setAttribute(name, value);
    const mark = (index) => {
      active = index;
      options().forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
      set("aria-activedescendant", index < 0 ? null : options()[index].id);
      if (index >= 0) options()[index].scrollIntoView({ block: "nearest" });
    };
    const close = () => { list.hidden = true; active = -1; set("aria-expanded", "false"); set("aria-activedescendant", null); };
    const choose = (option) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "submit", name: "Pick", value: option.dataset.id, hidden: true });
      box.form.append(button);
      box.form.requestSubmit(button);
      button.remove();
    };
    const show = (found) => {
      list.replaceChildren(...found.map((one, i) => {
        const option = document.createElement("li"), name = document.createElement("strong"), line = document.createElement("span");
        Object.assign(option, { id: list.id + "-" + i, role: "option" });
        option.dataset.id = one.id;
        [name.textContent, line.textContent, line.className] = [one.label, one.line, "quiet"];
        option.append(name, line);
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(option));
        return option;
      }));
      list.hidden = found.length === 0;
      set("aria-expanded", String(found.length > 0));
      said.textContent = found.length === 0 ? place.dataset.none : place.dataset.some.replace("{0}", found.length);
      mark(-1);
    };
    const ask = async () => {
      const turn = ++asked;
      if (!box.value.trim()) { close(); said.textContent = ""; return; }
      try {
        const answer = await fetch(place.dataset.picker + "?q=" + encodeURIComponent(box.value), { credentials: "same-origin", redirect: "manual" });
        if (answer.ok && turn === asked) show(await answer.json());
      } catch { /* The button beside the box still searches. */ }
    };
    set("role", "combobox");
    set("aria-autocomplete", "list");
    set("aria-controls", list.id);
    close();
    box.addEventListener("input", (event) => {
      // What is searched for is no part of the report: it is not to be saved.
      event.stopPropagation();
      clearTimeout(waiting);
      waiting = setTimeout(ask, 200);
    });
    box.addEventListener("keydown", (event) => {
      const count = list.hidden ? 0 : options().length;
      if (event.isComposing) return;
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
        event.preventDefault();
        mark(event.key === "ArrowDown" ? (active + 1) % count : (active <= 0 ? count : active) - 1);
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (active >= 0) choose(options()[active]); else if (count === 1) choose(options()[0]); else ask();
      } else if (event.key === "Escape" && count) {
        event.preventDefault();
        close();
      }
    });
    box.addEventListener("blur", close);
  };

  // A second press on a slow line must not send the form twice; the server refuses it anyway.
  const once = (form) => form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
  });

  // Work in steps goes on by itself; whoever leaves the page stops it.
  const goOn = (form) => {
    const next = setTimeout(() => form.requestSubmit(), 500);
    addEventListener("pagehide", () => clearTimeout(next), { once: true });
  };

  const sharpen = (root) => {
    each(root, "[data-counter-for]", count);
    each(root, "[data-now-for]", offerNow);
    each(root, "[data-autosave]", autosave);
    each(root, "[data-names]", offerNames);
    each(root, "[data-picker]", picker);
    each(root, "form[data-once]", once);
    each(root, "form[data-go-on]", goOn);
  };

  document.addEventListener("DOMContentLoaded", () => { sharpen(document); takeFocus(document); });
  document.addEventListener("htmx:after:swap", () => { sharpen(document); takeFocus(document); });
})();
