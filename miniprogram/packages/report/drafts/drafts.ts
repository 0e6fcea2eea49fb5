import { listPage } from '../../../page-parts/list-page'
import { tapped } from '../../../page-parts/tapped'
import { ask } from '../../../services/page-load'
import { open, replaceWith } from '../../../services/routes'
import { draftRows } from './drafts-view'

/** The drafts there are, of all years, with what was made final of them; either is opened by a tap. */
listPage('packages/report/drafts/drafts', {
  portion: ({ branchId }, _, cursor) => ask('report.list', { branchId, cursor, pageSize: 100 }),
  rows: draftRows,
  nothing: '还没有起草过述职报告。',
  refresh: 'opened',

  openDraft(event: WechatMiniprogram.TouchEvent) {
    const [{ branchId }, key] = [this.at, tapped(event)]
    if (tapped(event, 'tag') === '') void replaceWith('packages/report/report/report', { branchId, reportId: key })
    else void open('packages/final/verify/verify', { branchId, code: key })
  },
  write() {
    void open('packages/report/report/report', this.at)
  },
})
