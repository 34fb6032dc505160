// Where questions are written: Enter sends, Shift+Enter breaks the line, an input method's Enter does neither.

const MOST = 4000; // characters the server takes in one message
const TELL_FROM = 3600;
const COMPOSING = 229; // the key code that Safari gives to the Enter that ends a composition

export class Composer {
  constructor(onSend) {
    this.onSend = onSend;
    this.busy = false;
    this.form = document.getElementById("composer");
    this.field = document.getElementById("question");
    this.button = document.getElementById("send");
    this.count = document.getElementById("count");
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.fit());
    document.getElementById("skip").addEventListener("click", (event) => { event.preventDefault(); this.focus(); });
    this.fit();
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === COMPOSING) return;
    event.preventDefault();
    this.send();
  }

  send() {
    const text = this.field.value.trim();
    if (text && !this.busy && length(text) <= MOST) this.onSend(text);
  }

  /** Grow with the text, and say when it gets too long. */
  fit() {
    const used = length(this.field.value.trim());
    this.field.rows = 1;
    while (this.field.rows < 8 && this.field.scrollHeight > this.field.clientHeight) this.field.rows += 1;
    this.count.textContent = used > TELL_FROM ? `${used} / ${MOST} 字${used > MOST ? "，请缩短" : ""}` : "";
    this.count.classList.toggle("over", used > MOST);
    this.button.disabled = this.busy || !used || used > MOST;
  }

  setBusy(busy) {
    this.busy = busy;
    this.fit();
  }

  clear() {
    this.field.value = "";
    this.fit();
    this.focus();
  }

  /** Not on touch screens, where the focus would bring up the keyboard over the answer. */
  focus() {
    if (!matchMedia("(pointer: coarse)").matches) this.field.focus();
  }
}

function length(text) {
  return [...text].length;
}
