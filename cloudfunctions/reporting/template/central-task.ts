/** （一）年度中心工作和应急任务: volunteering, donations, the hotline. */
import type { Statement } from '#domain/report/duty-report'
import { by, clause, lastYear, statement } from './words'

export const CENTRAL_TASK: readonly Statement[] = [
  statement(
    'volunteering',
    clause('党员志愿服务队', '全年有党员带队的志愿服务队{teams}支', { teams: 'volunteer-teams' }),
    clause(
      '志愿服务活动',
      '组织志愿服务活动{outings}次，其中党员领导干部到场带队{led}次',
      { outings: 'outings', led: 'outings-led-by-leaders' },
      '没有组织志愿服务活动',
    ),
    clause('服务点位', '服务社区、市场和其他点位{sites}个', { sites: 'service-sites' }),
    clause('志愿服务时长', '党员参加志愿服务{people}人、{times}人次，累计{hours}小时', {
      people: 'service-people',
      times: 'service-person-times',
      hours: 'service-hours',
    }),
    clause('宣传资料', '发放宣传资料{leaflets}份', { leaflets: 'leaflets' }),
  ),
  statement(
    'night-service',
    clause('夜间和全天候值守', '夜间和全天候值守自{from}起，至{until}止，共{shifts}班次', {
      from: 'night-service-from',
      until: 'night-service-until',
      shifts: 'night-shifts',
    }),
  ),
  statement(
    'donations',
    clause('捐款', '党员自愿捐款{people}人、{donated}元', { people: 'donors', donated: 'donated' }, '全年没有组织捐款'),
    clause('各项捐款', '其中{campaigns}', { campaigns: by('donated', 'campaign') }),
  ),
  statement(
    'hotline',
    clause('热线受理量', '全年受理群众热线诉求{accepted}件', { accepted: 'hotline-accepted' }),
    clause('上年热线受理量', '上年为{before}件', { before: lastYear('hotline-accepted') }),
    clause('热线诉求类别', '其中{categories}', { categories: by('hotline-accepted', 'category') }),
    clause('当场答复量', '当场答复{answered}件', { answered: 'hotline-answered' }),
    clause('转办量', '转办{transferred}件，其中当日转办{sameDay}件，占{sameDayRate}%', {
      transferred: 'hotline-transferred',
      sameDay: 'hotline-same-day',
      sameDayRate: 'hotline-same-day-rate',
    }),
    clause('转办办结量', '转办事项已办结{closed}件，办结率{rate}%', {
      closed: 'hotline-closed',
      rate: 'hotline-closing-rate',
    }),
  ),
]
