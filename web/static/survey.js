// The visitor survey without a connection: an answer is first kept on the device, then sent, once.
// Its number is made here, at the moment of sending: a page kept for offline use would give all visitors the same.
"use strict";
(() => {
  const OUTBOX = "bina.survei.antrean";
  const form = document.getElementById("survei");
  if (!form || !storageWorks()) return;
  const queue = document.getElementById("antre");
  const done = document.getElementById("terkirim");
  let sending = false;

  form.addEventListener("submit", submit);
  document.getElementById("lagi").addEventListener("click", again);
  window.addEventListener("online", () => deliver());
  window.setInterval(() => kept().length && deliver(), 15000);
  if ("serviceWorker" in navigator) keepForOffline();
  show();
  deliver();

  async function submit(event) {
    event.preventDefault();
    if (!complete()) return;
    const answer = read(newNumber());
    keep([...kept(), { url: form.dataset.answers, answer }]);
    form.querySelector("[type=submit]").disabled = true;
    await deliver();
    form.querySelector("[type=submit]").disabled = false;
    const waits = kept().some((each) => each.answer.submission_id === answer.submission_id);
    if (!wasRefused(answer.submission_id)) thank(waits);
  }

  // One at a time, over all open pages of this device; the server counts a number once anyway.
  function deliver() {
    if (navigator.locks) return navigator.locks.request(OUTBOX, { ifAvailable: true }, (lock) => lock && sendAll());
    return sendAll();
  }

  async function sendAll() {
    if (sending) return;
    sending = true;
    try {
      for (const each of kept()) if (!(await send(each))) break;
    } finally {
      sending = false;
      show();
    }
  }

  // True when the next may be tried: this one is counted, or will never be.
  async function send(each) {
    let reply;
    try {
      reply = await fetch(each.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
        body: JSON.stringify(each.answer),
        credentials: "omit",
      });
    } catch (away) {
      return false;
    }
    if (reply.status === 429 || reply.status >= 500) return false;
    keep(kept().filter((other) => other.answer.submission_id !== each.answer.submission_id));
    if (!reply.ok) refused(each);
    return true;
  }

  const refusals = new Set();
  function refused(each) {
    refusals.add(each.answer.submission_id);
    document.getElementById("tertolak").hidden = false;
  }
  const wasRefused = (number) => refusals.has(number);

  function read(number) {
    const data = new FormData(form);
    const values = {}, respondent = {};
    for (const input of form.querySelectorAll("input[type=radio]:checked")) values[input.name] = Number(input.value);
    for (const name of ["sex", "age", "education", "occupation"]) if (data.get(name)) respondent[name] = data.get(name);
    // The address, not the page: what is kept for offline use may have come the other way.
    const mode = new URLSearchParams(location.search).get("lewat") === "qr" ? "qr" : "link";
    const answer = { submission_id: number, unit_id: data.get("unit_id"), values, mode };
    if (Object.keys(respondent).length) answer.respondent = respondent;
    for (const name of ["service", "comment"]) if ((data.get(name) || "").trim()) answer[name] = data.get(name).trim();
    return answer;
  }

  function complete() {
    form.querySelectorAll(".error").forEach((each) => each.remove());
    form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
    form.querySelectorAll(".invalid").forEach((each) => each.classList.remove("invalid"));
    const missing = [];
    for (const question of form.querySelectorAll("fieldset.question")) {
      if (!question.querySelector("input:checked")) missing.push(mark(question, question.querySelector("legend"), form.dataset.choose));
    }
    const unit = form.elements.unit_id;
    if (!unit.value) missing.unshift(mark(unit, unit.parentElement.querySelector("label"), form.dataset.fill));
    if (missing.length) (missing[0].querySelector ? missing[0].querySelector("input") || missing[0] : missing[0]).focus();
    return missing.length === 0;
  }

  function mark(field, after, words) {
    const error = document.createElement("span");
    error.className = "error";
    error.id = `${field.id || field.querySelector("input").name}-error`;
    error.textContent = `▲ ${words}`;
    after.insertAdjacentElement("afterend", error);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", error.id);
    if (field.classList.contains("question")) field.classList.add("invalid");
    return field;
  }

  function thank(waits) {
    const words = done.querySelector("[data-sent]");
    words.textContent = waits ? words.dataset.kept : words.dataset.sent;
    form.hidden = true;
    done.hidden = false;
    done.focus();
    window.scrollTo(0, 0);
  }

  function again() {
    form.reset();
    form.hidden = false;
    done.hidden = true;
    form.querySelector("select, input:not([type=hidden])").focus();
    window.scrollTo(0, 0);
  }

  function show() {
    const count = kept().length;
    const words = queue.querySelector("p");
    queue.hidden = count === 0;
    words.textContent = count === 1 ? words.dataset.one : words.dataset.many.replace("{n}", count);
  }

  function kept() {
    try { return JSON.parse(localStorage.getItem(OUTBOX)) || []; } catch (broken) { return []; }
  }
  function keep(answers) { localStorage.setItem(OUTBOX, JSON.stringify(answers)); show(); }

  function storageWorks() {
    try { localStorage.setItem("bina.coba", "1"); localStorage.removeItem("bina.coba"); return true; } catch (none) { return false; }
  }

  function newNumber() {
    if (window.crypto.randomUUID) return window.crypto.randomUUID();
    const bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  }

  // The first visit is not yet under the worker's care: keep this page by hand.
  async function keepForOffline() {
    await navigator.serviceWorker.register(form.dataset.worker);
    await navigator.serviceWorker.ready;
    const cache = await caches.open("bina-survei");
    if (!(await cache.match(location.pathname, { ignoreVary: true }))) await cache.add(location.pathname);
    document.documentElement.dataset.offline = "ready";
  }
})();
