/** The reviewer's desk: a question opened by its key is ready to be typed, Ctrl+Enter sends it. */

const question = document.getElementById("flag");

if (question) {
  const sentence = question.querySelector("textarea");
  question.addEventListener("toggle", () => { if (question.open && sentence) sentence.focus(); });
  question.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      question.querySelector("form").requestSubmit();
    }
  });
}
