import { blotted, isWithinNumber } from './numerals'
import { readerOf } from './readings'

/**
 * Words that have a numeral in them and count nothing: a closed list, each group with its reason. Whatever number is not
 * part of one of these words is a number that somebody states, so a word belongs here only for a reason, never for
 * quiet. As parts of regular expressions; none says what number may not stand beside it, see `isWithinNumber`.
 */
const GROUPS: readonly { readonly because: string; readonly words: readonly string[] }[] = [
  {
    because: 'meetings, duties and doctrine by the names the Party gives them',
    words: [
      ...[
        '三会一课',
        '三重一大',
        '三务公开',
        '三述',
        '两学一做',
        '两优一先',
        '一报告两评议',
        '[四五]议两公开',
        '四不两直',
      ],
      ...[
        '三严三实',
        '三个代表',
        '三大(?:作风|规律|法宝|纪律)',
        '八项规定',
        '六[项大]纪律',
        '四种形态',
        '四项基本原则',
      ],
      ...['四风', '四史', '四下基层', '五位一体', '六稳', '六保', '两弹一星', '两不愁三保障', '一国两制', '[两三]步走'],
      ...['两个“?(?:维护|确立|结合|务必|一以贯之|毫不动摇|覆盖|作用)', '三个“?(?:务必|区分开来|为主)'],
      ...[
        '四个“?(?:意识|自信|全面|服从|伟大|合格|定力)',
        '[五七]个“?(?:有之|必须)',
        '[五十]个一',
        '十个“?(?:坚持|明确)',
      ],
      ...[
        '[两三四五]级联动',
        '三支一扶',
        '三下乡',
        '三定(?=方案)',
        '三基(?=建设)',
        '四有(?=干部|好)',
        '三老四严',
        '三包责任',
      ],
    ],
  },
  {
    because: 'congresses, plenary sessions and plans by the names they have',
    words: [
      ...[
        '十[一二三四五六七八九]大',
        '二十[一二三四五]?大(?![户家队棚龄])',
        '[一二三四五六七]中全会',
        '两会(?=期间|精神|召开|上)',
      ],
      ...['[一二三四五六七八九十]{1,3}届(?=[一二三四五六七]中|中央|中纪委|全国)'],
      ...['十[一二三四五六七]五(?:[”"]|规划|计划|时期|期间|开局|收官)'],
    ],
  },
  {
    because: 'organizations and people by what they are called',
    words: [
      ...[
        '两委',
        '两新(?=组织|党组织|领域)',
        '两代表一委员',
        '四套班子',
        '三农',
        '三公(?=经费)',
        '三资(?=管理|企业|清理)',
      ],
      ...[
        '三方(?=协议|评估|机构)',
        '五保',
        '五老',
        '九三学社',
        '三八红旗手',
        '[一二三]等[功奖]',
        '[三四五]星级?',
        '二手',
      ],
      ...['队伍', '[入退行]伍', '老?百姓', '夫妻俩', '十佳', '百强', '百货', '百科'],
    ],
  },
  {
    because: 'days of the calendar, quarters and festivals',
    words: [
      ...[
        '(?:五一|五四|六一|七一|八一)(?:前夕|前后|期间|假期|劳动|青年|儿童|建军|奖章|奖状|运动|节)*',
        '三八(?:国际|妇女|节)+',
      ],
      ...['十一(?:国庆|黄金周|假期|期间)', '七夕', '九九重阳', '三伏', '三九天', '数九', '四季(?=如春|分明|花|常)'],
      ...[
        '(?:星期|礼拜|周)[一二三四五六]',
        '初[一二三四五六七八九十]',
        '[前头]?[一二三四]季度',
        '一二·?九运动',
        '九一八',
      ],
      ...['七七事变', '[二三四五六七八九]十年代', '(?:十[七八九]|二十一?|19|20|21)世纪', '建党百年'],
      ...['百年(?=大计|目标|奋斗|征程|变局|未有|党史|华诞|树人)'],
    ],
  },
  {
    because: 'provinces, cities and places by their names',
    words: [
      ...[
        '四川',
        '三亚',
        '三沙',
        '三明',
        '三门峡',
        '四平(?!方)',
        '六安',
        '六盘水',
        '七台河',
        '九江',
        '十堰',
        '百色',
        '万宁',
      ],
      ...['五指山', '五家渠', '万州', '九龙坡', '三峡', '五台山', '八达岭', '千岛湖', '大陆'],
    ],
  },
  {
    because: 'words of which the numeral is no number any more',
    words: [
      ...[
        '统一',
        '唯一',
        '同一',
        '单一',
        '逐一',
        '专一',
        '之一',
        '[合归如不划]一',
        '一一',
        '第一',
        '万一',
        '再三',
        '三思',
      ],
      ...[
        '十分(?![钱钟之])',
        '十足',
        '十字',
        '百般',
        '百日(?=攻坚|行动|会战|安全)',
        '百分(?=制|比|点)',
        '千万(?=不|别|要|莫|勿)',
      ],
      ...[
        '万万不',
        '万分(?!之)',
        '万里(?=长征|长城)',
        '万家(?=灯火)',
        '万千(?=气象|群众)',
        '千千万万',
        '三角(?=形|债|地带)',
      ],
      ...[
        '三轮车',
        '三通一平',
        '二维码',
        '二次(?=供水|分配|污染|创业)',
        '两[者边侧岸地端旁难用极]',
        '两头(?=跑|受|忙|兼)',
      ],
      ...['两面[派人]', '两张皮', '两手[抓都硬]', '两不误', '两促进', '两点一线', '四处(?=奔|寻|打听)'],
      ...['四周(?=环境|绿化|围)', '八方(?=支援|来)', '陆[续地路]', '[登着]陆', '收拾', '放肆', '肆[意虐]'],
      ...['[Ⅰ-Ⅳ]级(?=响应|应急|预警)', '零(?:距离|容忍|基础|门槛|报告|星|散|售|碎|食|件|钱|工)', '[清归]零'],
      ...['7[×xX*]24小时?', '24小时(?=值守|在线|热线|值班|服务|不间断|开放)', '[八8]小时[之以]?外'],
    ],
  },
  {
    because:
      'thresholds of the rules, by the words these have: no fewer months can be meant (党员党费交纳, problem-dues)',
    words: ['连续逾期三个月以上'],
  },
  {
    because: 'idioms',
    words: [
      ...['千家万户', '千篇一律', '百家争鸣', '百花齐放', '三番五次', '一五一十', '千方百计', '千头万绪', '千军万马'],
      ...[
        '[千万][山水]+[千万][山水]+',
        '千言万语',
        '千锤百炼',
        '千差万别',
        '千变万化',
        '千载难逢',
        '万众一心',
        '万无一失',
      ],
      ...['百折不挠', '百里挑一', '百尺竿头', '十年树木', '十全十美', '五湖四海', '五花八门', '五颜六色', '四面八方'],
      ...['四通八达', '三心二意', '三言两语', '三天两头', '三三两两', '三五成群', '丢三落四', '朝三暮四', '举一反三'],
      ...[
        '接二连三',
        '隔三[差岔]五',
        '三令五申',
        '七嘴八舌',
        '七上八下',
        '乱七八糟',
        '九牛一毛',
        '两全其美',
        '一举两得',
      ],
      ...['一刀两断', '两袖清风', '三长两短', '一分为二', '独一无二', '一清二楚', '一穷二白', '一来二去', '半斤八两'],
      ...['路?拾金?不[昧遗]', '不管三七二十一', '一传十', '十传百', '亿万(?=人民|群众)', '说一不二', '数一数二'],
    ],
  },
  {
    because: 'telephone numbers, papers and techniques that are called by a number',
    words: [
      '(?:110|119|120|122|12315|12333|12345|12348|12380|12388|12389)(?=热线|电话|平台|政务|报警|急救|举报|便民)',
      ...['[345][GD](?![A-Za-z])', 'A[345](?=纸|大小|幅面)', 'PM2\\.5', '4S店'],
    ],
  },
]

/** 三分之一 is a number. */
const NOT_AFTER: Readonly<Record<string, string>> = { 之一: '分' }

const phrasesIn = readerOf(
  GROUPS.flatMap(({ words }) => words)
    .sort((a, b) => b.length - a.length)
    .map((words) => ({ words, ...(NOT_AFTER[words] === undefined ? {} : { notAfter: NOT_AFTER[words] }) })),
)

/** The text with the words of the list blotted out; none of them is a word inside a number. */
export function withoutPhrases(text: string): string {
  return phrasesIn(text).reduce(
    (rest, { from, to }) => (isWithinNumber(rest, from, to) ? rest : blotted(rest, from, to)),
    text,
  )
}
