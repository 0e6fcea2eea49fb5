import type { PageState } from '../../../components/page-state/page-state'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { normGroups, type NormGroup } from './norms-view'

/** What is asked of the branch and by which rule, and what it has chosen beyond that. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    groups: [] as readonly NormGroup[],
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/norms/norms'>(query).branchId ?? ''
  },
  onShow() {
    void this.load()
  },
  onPullDownRefresh,

  async load() {
    const answer = await read('branch.norms', { branchId: this.branchId })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const groups = normGroups(answer.value.norms)
    this.setData({ state: groups.length > 0 ? 'ready' : 'empty', message: '现在没有生效的要求。', groups })
  },

  openNorm(event: WechatMiniprogram.TouchEvent) {
    const { id: normId } = event.currentTarget.dataset as { id: string }
    void open('packages/secretary/norm-choice/norm-choice', { branchId: this.branchId, normId })
  },
})
