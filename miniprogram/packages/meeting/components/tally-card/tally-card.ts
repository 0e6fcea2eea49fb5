/** The numbers of a meeting side by side, each with its word: 应到, 实到, 请假 and so on. */
Component({
  options: { virtualHost: true },
  properties: {
    /** `{ label, value }` in the order they are read. */
    figures: { type: Array, value: [] as readonly { readonly label: string; readonly value: number | string }[] },
  },
})
