/**
 * The states of a page. `ready` shows the slot; the others say plainly what is and what one can do: a `stranger`, who came by a
 * card or a code and belongs to no branch, can join one.
 */
export const PAGE_STATES = ['loading', 'empty', 'ready', 'failed', 'stranger'] as const
export type PageState = (typeof PAGE_STATES)[number]

Component({
  options: { virtualHost: true },
  properties: {
    state: { type: String, value: 'loading' },
    /** What is shown is being read anew: said above it where that takes a while. */
    reading: { type: Boolean, value: false },
    /** What is empty or went wrong: one plain sentence. */
    message: { type: String, value: '' },
    /** What the button says when the page is empty; without it there is no button. */
    action: { type: String, value: '' },
    /** What else can be done then, said more quietly; without it there is no second button. */
    otherwise: { type: String, value: '' },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
    act() {
      this.triggerEvent('act')
    },
    actOtherwise() {
      this.triggerEvent('otherwise')
    },
  },
})
