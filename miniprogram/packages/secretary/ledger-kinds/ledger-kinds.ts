import { open, parametersOf } from '../../../services/routes'
import { kindGroups } from './ledger-kinds-view'

/** All kinds of the ledger. They are declared in the program: there is nothing to wait for. */
Page({
  data: { sought: '', groups: kindGroups('') },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/ledger-kinds/ledger-kinds'>(query).branchId ?? ''
  },
  seek(event: WechatMiniprogram.Input) {
    const sought = event.detail.value.trim()
    this.setData({ sought, groups: kindGroups(sought) })
  },
  openKind(event: WechatMiniprogram.TouchEvent) {
    const { code } = event.currentTarget.dataset as { code: string }
    void open('packages/secretary/ledger/ledger', { branchId: this.branchId, kind: code })
  },
})
