/** What is offered where something has just been done: to be told in time next time. */
export interface Next {
  readonly words: string
  /** What became of the last tap; empty before. */
  readonly note: string
  /** `到时提醒我`; once more where WeChat has taken one and may take another. */
  readonly action: string
}

/** Fires `ask`: the page asks WeChat in the same tap (page-parts/reminding-next.ts); and `decline`. */
Component({
  properties: {
    next: { type: Object, value: null as unknown as Next },
  },
  methods: {
    ask() {
      this.triggerEvent('ask')
    },
    decline() {
      this.triggerEvent('decline')
    },
  },
})
