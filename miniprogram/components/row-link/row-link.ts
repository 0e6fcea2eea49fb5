/**
 * A row within `.rows` that leads somewhere. `title`, above it `over` and below it `note`, both quieter; beside them a
 * `value`, a `figure` that is the point of the row, or a `tag` in one of the `tone`s good, wait, accent. Without a way
 * (`still`) it looks and is heard as words. `label` is what is heard where the words alone do not say it. Heard by `bind:tap`.
 */
Component({
  properties: {
    over: { type: String, value: '' },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    value: { type: String, value: '' },
    figure: { type: String, value: '' },
    tag: { type: String, value: '' },
    tone: { type: String, value: '' },
    label: { type: String, value: '' },
    still: { type: Boolean, value: false },
  },
})
