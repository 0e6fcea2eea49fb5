import { codeTyped } from '../../../domain/report/final-report'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { ask } from '../../../services/page-load'
import { openFile, takeFile } from '../../../services/handed-files'
import { evidenceQuery } from '../../../services/reports'
import { open } from '../../../services/routes'
import { verifyView, type Verified, type VerifyView } from './verify-view'

/** Checks the code that a final report prints: which version it is, who approved it, and what has changed since. */
writingPage('packages/final/verify/verify', {
  data: { code: '', found: null as VerifyView | null, verified: null as Verified | null },

  async read({ branchId, code }): Promise<Verified | undefined> {
    return code === undefined ? undefined : ask('report.verify', { branchId, code })
  },
  show: (verified, { code = '' }) => ({ code, ...foundData(verified) }),

  type(event: WechatMiniprogram.Input) {
    this.setData({ code: event.detail.value, fault: '' })
  },
  async verify() {
    await this.attempt(async () => {
      const code = codeTyped(this.data.code)
      if (code === undefined) return notSent('核验码是 16 位字母和数字，如 9F3A-12C4-77B0-E1D5。')
      this.setData(foundData(undefined))
      const verified = await ask('report.verify', { branchId: this.at.branchId, code })
      return this.setData({ code, ...foundData(verified) })
    })
  },
  records(event: WechatMiniprogram.TouchEvent) {
    const { verified } = this.data
    const change = verified?.changed[Number(tapped(event, 'at'))]
    if (!verified || !change) return
    void open('packages/report/evidence/evidence', evidenceQuery(this.at.branchId, verified, change.figure))
  },
  async document() {
    await this.attempt(async () => {
      if (!this.data.verified) return undefined
      const { finalId } = this.data.verified
      const written = await ask('report.finalDocument', { branchId: this.at.branchId, finalId })
      const fault = await openFile(await takeFile(this, written))
      return fault === undefined ? undefined : notSent(fault)
    })
  },
})

function foundData(verified: Verified | undefined) {
  return { verified: verified ?? null, found: verified ? verifyView(verified) : null }
}
