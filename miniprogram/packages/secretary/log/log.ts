import type { PageState } from '../../../components/page-state/page-state'
import {
  asTheyAre,
  emptyListing,
  loadMore,
  onPullDownRefresh,
  type Portion,
  type Read,
} from '../../../page-parts/listing'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { parametersOf } from '../../../services/routes'
import { logRows, type LogRow } from './log-view'

const PAGE = 50

/** Who did what and when, the latest first. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    ...emptyListing<LogRow>(),
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/log/log'>(query).branchId ?? ''
    void this.load()
  },
  onPullDownRefresh,
  onReachBottom() {
    void loadMore(this, (cursor) => this.more(cursor), asTheyAre)
  },

  async load() {
    const answer = await read('journal.list', { branchId: this.branchId, pageSize: PAGE })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const rows = logRows(answer.value, today(), 0, '')
    if (rows.length > 0) this.setData({ state: 'ready', rows, next: answer.value.next })
    else this.setData({ state: 'empty', message: '还没有操作记录。', rows })
  },

  /** The next page as rows: a day stands once, also across pages. */
  async more(cursor: string): Promise<Read<Portion<LogRow>>> {
    const answer = await read('journal.list', { branchId: this.branchId, cursor, pageSize: PAGE })
    if ('failed' in answer) return answer
    const { rows } = this.data
    const before = [...rows].reverse().find(({ day }) => day !== '')?.day ?? ''
    return { value: { items: logRows(answer.value, today(), rows.length, before), next: answer.value.next } }
  },
})
