// GraphiQL asks as whoever is signed in. Nothing is kept in the browser: the machine may be shared.
const ask = async (question, options) => {
  const answer = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    headers: {
      accept: "application/graphql-response+json, application/json",
      "content-type": "application/json",
      ...(options && options.headers),
    },
    body: JSON.stringify(question),
  });
  return answer.json();
};
const nothing = { length: 0, getItem: () => null, setItem() {}, removeItem() {}, clear() {} };

ReactDOM.createRoot(document.getElementById("explorer")).render(
  React.createElement(GraphiQL, {
    fetcher: ask,
    storage: nothing,
    defaultQuery: "{\n  me {\n    person\n    roles {\n      role\n    }\n  }\n}\n",
  }),
);
