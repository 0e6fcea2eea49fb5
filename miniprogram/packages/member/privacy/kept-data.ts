/**
 * What is kept about a person, why, and what can be done with it: the one table that the page shows. It must say what the
 * code does; a collection that keeps something new about people gets a line here.
 */
export interface KeptData {
  readonly what: string
  readonly why: string
  /** What happens to it when the person deletes their own. */
  readonly afterDeleting: string
}

export const KEPT_DATA: readonly KeptData[] = [
  {
    what: '微信编号',
    why: '微信给小程序的一串编号，用来认出是您本人在签到和登记。看不到手机号、头像和好友。',
    afterDeleting: '删除；操作记录里本来就没有它',
  },
  {
    what: '名册上的情况',
    why: '姓名、性别、出生年份、学历、党小组、入党和转接的日期。党员名册按规定由支部保管。',
    afterDeleting: '保留',
  },
  {
    what: '到会、请假、列席',
    why: '会议应到、实到由它算出。请假的事由只有支部管理记录的同志能看到。',
    afterDeleting: '保留',
  },
  {
    what: '会议照片',
    why: '会议记录可以附照片，不附也行；只有看得到那次会议记录的同志看得到。拍摄的地点、时间、手机型号不保存。',
    afterDeleting: '保留，管理记录的同志可以去掉',
  },
  {
    what: '没有签成的扫码',
    why: '在哪次会议、几点、为什么没有签成，由主持人处理。还没有加入支部的人扫码，微信编号留一天：10 分钟内加入，就算作签到。',
    afterDeleting: '保留；等待加入的那一条删除',
  },
  {
    what: '志愿服务和捐款',
    why: '日期、项目、时长或金额，用来汇总和开具凭证。班次的报名、签到和签退时间，由组织的同志看到。',
    afterDeleting: '保留',
  },
  {
    what: '党费',
    why: '每月应交数额和交纳日期。不登记工资；计算器里填的数字不离开这部手机。',
    afterDeleting: '保留',
  },
  {
    what: '心得体会和其他登记',
    why: '题目、日期和您填写的内容，作为支部工作的记录。',
    afterDeleting: '保留',
  },
  {
    what: '操作记录',
    why: '谁在什么时候登记、确认或更正了什么，用来说明数字的来历；不含姓名、金额和写的文字。不署名的意见不在其中。',
    afterDeleting: '替支部做的保留，只有名册上的编号；只关于您自己的（同意接收提醒）清空',
  },
  {
    what: '意见建议',
    why: '不署名的意见不写姓名，支部委员看不到是谁写的；署名的记姓名。',
    afterDeleting: '保留',
  },
  {
    what: '选来导入、核对的文件和导出的文件',
    why: '名单、报告从聊天里选来，读过就删，没有用到的一小时后删。导出的文件直接送到手机，离开那一页就从手机上删；太大的在云端留一小时，链接十分钟有效。',
    afterDeleting: '删除',
  },
  {
    what: '提醒',
    why: '您同意接收几次提醒，以及哪个月、为哪次会议提醒过。',
    afterDeleting: '删除',
  },
]

export const NEVER_KEPT = '从不登记：身份证号、手机号、住址、工资、人脸、位置。没有排名，没有积分。'
