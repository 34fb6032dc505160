// A file for a record: the certificate that a sick leave still owes.

import { announce, el, icon } from "./dom.js";

const OWED = "待补证明";
const TAKEN = ".pdf,.jpg,.jpeg,.png,.webp";
const MOST_BYTES = 5 * 1024 * 1024; // a server that refuses more may hang up before its answer is read
const WORDS = {
  zh: { choose: "上传医疗证明", hint: "PDF、JPEG、PNG 或 WebP，不超过 5 MB", sending: "正在上传…", large: "文件超过 5 MB，请换一个小一些的。", done: "已附证明", failed: "没有上传成功" },
  en: { choose: "Attach the certificate", hint: "PDF, JPEG, PNG or WebP, at most 5 MB", sending: "Uploading…", large: "The file is over 5 MB; choose a smaller one.", done: "Certificate attached (已附证明)", failed: "Not uploaded" },
};

export const owesCertificate = (fields) => fields.certificate === OWED;

/** A file chooser that sends what is chosen at once. `onDone(name)` is called when the server has it. */
export function certificate(recordId, api, onDone, language = "zh") {
  const words = WORDS[language];
  const input = el("input", { type: "file", class: "unseen", accept: TAKEN, "aria-label": words.choose });
  const said = el("span", { class: "attach-said", role: "status" }, words.hint);
  const node = el("div", { class: "attach" }, el("label", { class: "plain" }, icon("clip"), words.choose, input), said);
  const tell = (text, bad = false) => { said.textContent = text; said.classList.toggle("bad", bad); };
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    input.disabled = true;
    tell(words.sending);
    try {
      if (file.size > MOST_BYTES) throw new Error(words.large);
      await api.put(`/v1/records/${encodeURIComponent(recordId)}/attachments/${encodeURIComponent(file.name)}`, file);
      const done = attached(file.name, language);
      node.replaceWith(done);
      done.focus();
      announce(`${words.done}：${file.name}`);
      onDone(file.name);
    } catch (problem) {
      input.disabled = false;
      input.value = ""; // so that the same file can be chosen again
      tell(`${words.failed}：${problem.message}`, true);
    }
  });
  return node;
}

/** What is said where the file is there. */
export function attached(name, language = "zh") {
  return el("p", { class: "attach attach-done", tabindex: "-1" }, icon("check"), `${WORDS[language].done}：${name}`);
}
