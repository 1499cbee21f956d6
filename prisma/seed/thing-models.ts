// What the demo world's connected goods offer over the network, by kind of product: W3C WoT Thing Models. Boards, design hours and
// assembly by the piece have no interface of their own.
import type { Prisma } from '#lib/platform/db.ts'

/** English, Korean, Chinese. */
type Words = [string, string, string]
type Data = { type: string; unit?: string; minimum?: number; maximum?: number; enum?: string[] }
type Value = Data & { says: Words; observable?: boolean; readOnly?: boolean }
type Kind = {
  says: Words
  properties: Record<string, Value>
  actions?: Record<string, { says: Words; input?: Data }>
  events: Record<string, { says: Words; data?: Data }>
}

const battery: Value = {
  ...{ says: ['Battery charge', '배터리 잔량', '电池电量'], type: 'integer', unit: '%', minimum: 0, maximum: 100 },
  readOnly: true,
}
const interval: Value = {
  ...{ says: ['Time between two reports', '보고 간격', '上报间隔'], type: 'integer', unit: 's', minimum: 60, maximum: 86_400 },
}
const state: Value = {
  ...{
    says: ['State', '상태', '状态'],
    type: 'string',
    enum: ['ready', 'busy', 'out_of_service'],
    readOnly: true,
    observable: true,
  },
}
const restart = { restart: { says: ['Restart', '다시 시작', '重新启动'] as Words } }
const opened = { caseOpened: { says: ['The case was opened', '함체 열림', '机箱被打开'] as Words } }
const measured = (says: Words, unit: string, minimum: number, maximum: number): Value => {
  return { says, type: 'number', unit, minimum, maximum, readOnly: true, observable: true }
}

/** By the first five digits of the CPV code. */
const kinds: Record<string, Kind> = {
  '38344': {
    says: ['Dust monitor', '미세먼지 측정기', '扬尘监测仪'],
    properties: {
      pm10: measured(['PM10, mean of one hour', 'PM10 한 시간 평균', 'PM10 小时均值'], 'µg/m³', 0, 1000),
      pm2_5: measured(['PM2.5, mean of one hour', 'PM2.5 한 시간 평균', 'PM2.5 小时均值'], 'µg/m³', 0, 1000),
      humidity: measured(['Relative humidity', '상대 습도', '相对湿度'], '%', 0, 100),
      warningLevel: {
        says: ['PM10 from which it warns', '경보 기준 PM10', 'PM10 报警阈值'],
        type: 'number',
        unit: 'µg/m³',
        minimum: 0,
      },
      interval,
    },
    actions: { zeroCheck: { says: ['Check zero with filtered air', '영점 점검', '零点校验'] } },
    events: {
      limitExceeded: {
        says: ['PM10 above the warning level', '경보 기준 초과', 'PM10 超过阈值'],
        data: { type: 'number', unit: 'µg/m³' },
      },
    },
  },
  '31682': {
    says: ['E-paper stop display', '전자종이 정류장 표시기', '电子纸站牌'],
    properties: {
      battery,
      temperature: measured(['Temperature of the panel', '표시부 온도', '屏幕温度'], '°C', -40, 85),
      shownAt: { says: ['Last change of the picture', '마지막 화면 갱신', '最近一次刷新'], type: 'string', readOnly: true },
      language: { says: ['Language of the announcements', '안내 언어', '播报语言'], type: 'string' },
    },
    actions: {
      show: { says: ['Show a message', '문구 표시', '显示信息'], input: { type: 'string' } },
      announce: { says: ['Read the departures aloud', '출발 안내 음성', '语音播报发车信息'] },
    },
    events: { refreshFailed: { says: ['The picture did not change', '화면 갱신 실패', '刷新失败'] }, ...opened },
  },
  '38422': {
    says: ['Storm-drain level node', '우수관 수위 노드', '雨水管液位节点'],
    properties: {
      level: measured(['Water level above the sensor zero', '영점 기준 수위', '相对零点的水位'], 'm', 0, 15),
      battery,
      alarmLevel: {
        says: ['Level from which it warns', '경보 수위', '报警水位'],
        type: 'number',
        unit: 'm',
        minimum: 0,
        maximum: 15,
      },
      interval,
    },
    events: {
      levelAlarm: { says: ['Level above the warning', '경보 수위 초과', '水位超过报警值'], data: { type: 'number', unit: 'm' } },
    },
  },
  '35121': {
    says: ['Telecare hub', '응급안전 단말', '居家看护主机'],
    properties: {
      battery,
      mains: { says: ['Runs on mains power', '상용 전원 연결', '市电供电'], type: 'boolean', readOnly: true, observable: true },
      pendantBattery: { ...battery, says: ['Battery of the pendant', '호출기 배터리', '呼叫器电量'] },
      network: {
        ...{ says: ['Network in use', '사용 중인 통신망', '当前网络'], type: 'string', enum: ['sim1', 'sim2', 'ethernet'] },
        readOnly: true,
      },
    },
    actions: { testCall: { says: ['Make a test call', '시험 호출', '测试呼叫'] } },
    events: {
      alarm: {
        says: ['Somebody asks for help', '도움 요청', '求助'],
        data: { type: 'string', enum: ['button', 'pendant', 'fall', 'smoke'] },
      },
      powerLost: { says: ['Mains power is gone', '정전', '市电中断'] },
    },
  },
  '38730': {
    says: ['Payment terminal', '결제 단말기', '支付终端'],
    properties: { state, paper: { ...battery, says: ['Paper left', '용지 잔량', '剩余纸量'] } },
    actions: restart,
    events: { outOfService: { says: ['It takes no payments', '결제 중단', '停止收款'], data: { type: 'string' } }, ...opened },
  },
  '30144': {
    says: ['Payment kiosk', '무인수납기', '自助缴费机'],
    properties: { state, paper: { ...battery, says: ['Paper left', '용지 잔량', '剩余纸量'] } },
    actions: restart,
    events: { outOfService: { says: ['It takes no payments', '수납 중단', '停止收款'], data: { type: 'string' } }, ...opened },
  },
  '30123': {
    says: ['Fare validator', '승차 단말기', '车载验票机'],
    properties: {
      state,
      fareTable: { says: ['Version of the fare table', '요금표 버전', '票价表版本'], type: 'string', readOnly: true },
      taps: {
        says: ['Taps since it was installed', '설치 후 태그 수', '安装以来刷卡次数'],
        type: 'integer',
        minimum: 0,
        readOnly: true,
      },
    },
    actions: restart,
    events: { outOfService: { says: ['It reads no cards', '카드 인식 중단', '停止读卡'], data: { type: 'string' } }, ...opened },
  },
  '38931': {
    says: ['Fridge logger', '냉장고 온도 기록계', '冷藏温度记录仪'],
    properties: {
      airTemperature: measured(['Temperature of the air', '공기 온도', '空气温度'], '°C', -40, 60),
      vaccineTemperature: measured(['Temperature in the buffered probe', '완충 탐침 온도', '缓冲探头温度'], '°C', -40, 60),
      battery,
      calibratedAt: { says: ['Day of the calibration', '교정일', '校准日期'], type: 'string', readOnly: true },
      interval,
    },
    events: {
      outOfRange: { says: ['Outside 2 to 8 °C', '2~8 °C 이탈', '超出 2 至 8 °C'], data: { type: 'number', unit: '°C' } },
    },
  },
}

/** The Thing Model of a product of the demo world; undefined for what has no network interface. */
export function thingModelOf({ name, cpv }: { name: string; cpv: string }): Prisma.InputJsonObject | undefined {
  const kind = kinds[cpv.slice(0, 5)]
  // What is sold is the work on somebody else's product.
  if (!kind || /assembly/i.test(name)) return undefined
  return {
    '@context': ['https://www.w3.org/2022/wot/td/v1.1', { '@language': 'en' }],
    '@type': 'tm:ThingModel',
    title: kind.says[0],
    titles: spoken(kind.says),
    version: { model: '1.0.0' },
    properties: each(kind.properties, ({ says, ...data }) => ({ ...named(says), ...data })),
    actions: each(kind.actions ?? {}, ({ says, ...data }) => ({ ...named(says), ...data })),
    events: each(kind.events, ({ says, ...data }) => ({ ...named(says), ...data })),
  }
}

function named(says: Words): Prisma.InputJsonObject {
  return { title: says[0], titles: spoken(says) }
}

function spoken([en, ko, zh]: Words): Prisma.InputJsonObject {
  return { en, ko, zh }
}

function each<T>(map: Record<string, T>, into: (one: T) => Prisma.InputJsonObject): Prisma.InputJsonObject {
  return Object.fromEntries(Object.entries(map).map(([name, one]) => [name, into(one)]))
}
