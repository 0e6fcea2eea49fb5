import { readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { open } from '../../../services/routes'
import { kindGroups } from './ledger-kinds-view'

/** All kinds of the ledger. They are declared in the program: there is nothing to wait for. */
readingPage('packages/secretary/ledger-kinds/ledger-kinds', {
  data: { sought: '', groups: kindGroups('') },

  read: () => Promise.resolve(undefined),
  show: () => ({}),

  seek(event: WechatMiniprogram.Input) {
    const sought = event.detail.value.trim()
    this.setData({ sought, groups: kindGroups(sought) })
  },
  openKind(event: WechatMiniprogram.TouchEvent) {
    void open('packages/secretary/ledger/ledger', { branchId: this.at.branchId, kind: tapped(event, 'code') })
  },
})
