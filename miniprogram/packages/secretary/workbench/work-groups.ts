/** The groups of the workbench: what belongs together, the report first. What somebody may not do is not among them. */
import type { Permission } from '../../../domain/people/permission'
import { reportWords, type Agenda } from '../../../services/agenda'
import type { BranchRoute } from '../../../services/routes'

export interface Link {
  readonly label: string
  readonly route: BranchRoute
}
interface Offered extends Link {
  readonly needs: Permission
}

type GroupKey = 'report' | 'life' | 'records' | 'dues' | 'branch'

const LINKS: Readonly<Record<GroupKey, readonly Offered[]>> = {
  report: [
    { label: '月度小结', route: 'packages/summary/summary/summary', needs: 'read-records' },
    { label: '全部数字', route: 'packages/report/figures/figures', needs: 'read-records' },
    { label: '图表', route: 'packages/report/charts/charts', needs: 'read-records' },
    { label: '历次草稿', route: 'packages/report/drafts/drafts', needs: 'read-records' },
    { label: '核对文档', route: 'packages/final/check/check', needs: 'read-records' },
  ],
  life: [
    { label: '会议', route: 'packages/meeting/list/list', needs: 'take-part' },
    { label: '全年日历', route: 'packages/meeting/calendar/calendar', needs: 'take-part' },
  ],
  records: [
    { label: '台账', route: 'packages/secretary/ledger-kinds/ledger-kinds', needs: 'read-records' },
    { label: '志愿服务', route: 'packages/service/desk/desk', needs: 'read-records' },
    { label: '服务班次', route: 'packages/service/offers/offers', needs: 'keep-records' },
    { label: '捐款', route: 'packages/service/donation-desk/donation-desk', needs: 'keep-records' },
    { label: '业务指标', route: 'packages/secretary/indicators/indicators', needs: 'read-records' },
  ],
  dues: [],
  branch: [
    { label: '党员名册', route: 'packages/secretary/register/register', needs: 'read-records' },
    { label: '群邀请', route: 'packages/setup/joining/joining', needs: 'manage-register' },
    { label: '支部设置', route: 'packages/secretary/settings/settings', needs: 'read-records' },
    { label: '操作记录', route: 'packages/secretary/log/log', needs: 'read-log' },
  ],
}

/** The pages of each group that are offered to somebody with these permissions. */
export function linksFor(permissions: readonly Permission[]): Readonly<Record<GroupKey, readonly Link[]>> {
  const offered = (key: GroupKey) =>
    LINKS[key].filter(({ needs }) => permissions.includes(needs)).map(({ label, route }): Link => ({ label, route }))
  return {
    ...{ report: offered('report'), life: offered('life'), records: offered('records') },
    ...{ dues: offered('dues'), branch: offered('branch') },
  }
}

export const NO_LINKS = linksFor([])

/** How the report stands, in a line; empty for whoever does not read it. */
export function reportLine({ report, on }: Agenda): { readonly text: string; readonly isFresh: boolean } {
  return report ? reportWords(report, on) : { text: '', isFresh: true }
}
