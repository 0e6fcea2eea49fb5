import { readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { placeAt } from '../../../services/branch'
import { partsOfPage } from '../../../services/call-failure'
import { setUpKinds } from '../../../services/ledger-kinds'
import { open } from '../../../services/routes'
import { kindGroups, type KindGroup } from './ledger-kinds-view'

/** All kinds of the ledger: those of the program, which are here at any rate, and those that were set up. */
readingPage('packages/secretary/ledger-kinds/ledger-kinds', {
  data: { sought: '', unread: '', groups: [] as readonly KindGroup[], maySetUp: false },

  async read({ branchId }) {
    const { part, unread } = partsOfPage()
    const [place, setUp] = await Promise.all([placeAt(branchId), part('自设的台账', setUpKinds(branchId))])
    return { place, setUp: setUp ?? [], unread: unread() }
  },
  show: ({ place, setUp, unread }, _, { sought }) => ({
    unread,
    groups: kindGroups(sought, setUp, place?.kind),
    maySetUp: place?.permissions.includes('manage-branch') ?? false,
  }),

  seek(event: WechatMiniprogram.Input) {
    const sought = event.detail.value.trim()
    this.setData({ sought, groups: kindGroups(sought, this.seen?.setUp ?? [], this.seen?.place?.kind) })
  },
  openKind(event: WechatMiniprogram.TouchEvent) {
    void open('packages/secretary/ledger/ledger', { branchId: this.at.branchId, kind: tapped(event, 'code') })
  },
  setUp() {
    void open('packages/secretary/own-kind/own-kind', { branchId: this.at.branchId })
  },
})
