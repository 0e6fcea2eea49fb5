import type { OutputOf } from '#contract'
import { call } from '../../services/call'
import { sentenceFor } from '../../text/refusals'

type Me = OutputOf<'me.get'>
type State = 'loading' | 'ready' | 'failed'

/** The first page: who I am here. Part of every later page's way in. */
Page({
  data: { state: 'loading' as State, me: null as Me | null, failure: '' },

  onShow() {
    void this.load()
  },

  async load() {
    this.setData({ state: 'loading' })
    const answer = await call('me.get', {})
    if (answer.ok) this.setData({ state: 'ready', me: answer.value })
    else this.setData({ state: 'failed', failure: sentenceFor(answer.code) })
  },
})
