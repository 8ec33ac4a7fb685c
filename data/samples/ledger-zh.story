# The sample ledger in Chinese. All of it is invented. How these lines are read is said in
# src/sample/rectify-sample-source.h.

name | 示例台账
labels | 责任领导 | 牵头单位 | 责任单位 | 责任人 | 整改时限 | 整改措施

party | person | 周文涛
party | person | 林晓梅
party | person | 陈国栋
party | person | 赵立新
party | person | 孙晓雨
party | unit | 局办公室
party | unit | 机关党委
party | unit | 人事科
party | unit | 供水科
party | unit | 河长办
party | unit | 机关纪委
party | unit | 建设管理科
party | unit | 财务科
party | unit | 水旱灾害防御科
party | unit | 政务服务科
party | unit | 区自来水公司
party | group | 班子全体成员
party | group | 各科室
party | group | 各乡镇水务站

# The year before: all but finished, with one problem that comes back.
plan | 云溪区水务局党组{-20m:%Y}年度重点问题整改方案
  about | organisation | 云溪区水务局党组
  about | theme | 年度重点问题整改
  about | year | {-20m:%Y}
  about | meeting | {-20m:%Y-%M-%D}
  about | date | {-20m:%Y-%M-%D}
  prose | | | 局党组对照群众来信来访和日常检查发现的问题，研究制定本方案。
  section | 一、 | 存在问题和整改措施
    area | （一） | 在理论学习方面。
      problem | 1. | 学习的计划性不强。
        leader | 周文涛
        lead_unit | 局办公室
        responsible_unit | 各科室
        due | dated | -15m | {-15m:%Y年%m月底前}
        measure | （1） | | 制定年度学习计划，每季度检查一次。
          progress | -560d | 局办公室 | 40 | 已制定年度学习计划。
          progress | -470d | 局办公室 | 100 | 四个季度的学习全部按计划完成。
          evidence | -470d | 局办公室 | 年度学习情况.txt | 全年集中学习十二次，平均到会率百分之九十六。\n
          request | -465d | 局办公室 | 学习计划已经完成，材料齐全。
          approve | -460d | 赵立新 | 情况属实。
    area | （二） | 在服务群众方面。
      problem | 2. | 群众来信来访答复不够及时。
        leader | 林晓梅
        lead_unit | 局办公室
        responsible_unit | 政务服务科
        due | dated | -13m | {-13m:%Y年%m月底前}
        measure | （1） | | 来信来访逐件登记，明确答复时限。
          progress | -430d | 局办公室 | 100 | 登记制度已建立。
          status | -430d | done
          request | -425d | 局办公室 | 登记制度运行三个月，件件有登记。
          refuse | -423d | 赵立新 | 抽查的十件中有两件超过时限，请补充整改。
          progress | -400d | 局办公室 | 100 | 两件超期件已答复并说明原因。
          status | -400d | done
          request | -398d | 局办公室 | 超期件已全部补办。
          approve | -395d | 赵立新 | 复查属实。
      problem | 3. | 水质信息公开不经常。
        leader | 陈国栋
        lead_unit | 供水科
        responsible_unit | 区自来水公司
        due | immediate long_term | - | 立行立改，长期坚持
        measure | （1） | | 每月在门户网站公开各水厂出厂水水质。
          progress | -500d | 供水科 | - | 首月水质信息已公开。
          progress | -380d | 供水科 | - | 连续五个月按时公开。
          status | -380d | sustained
    area | （三） | 在工程建设方面。
      problem | 4. | 水库除险加固进度偏慢。
        leader | 陈国栋
        lead_unit | 建设管理科
        responsible_unit | 财务科
        due | dated | -9m | {-9m:%Y年%m月底前}
        measure | （1） | | 倒排工期，汛前完成两座小型水库的除险加固。
          progress | -330d | 建设管理科 | 80 | 一座已完工，一座完成坝体灌浆。
          progress | -280d | 建设管理科 | 100 | 两座均已完工并通过蓄水验收。
          status | -280d | done

# The plan of this year.
plan | 云溪区水务局党组{-8m:%Y}年度重点问题整改方案
  about | organisation | 云溪区水务局党组
  about | theme | 年度重点问题整改
  about | year | {-8m:%Y}
  about | meeting | {-8m:%Y-%M-%D}
  about | document_number | 云水党〔{-8m:%Y}〕12号
  about | signer | 周文涛
  about | needs | progress evidence reviewer
  about | mark | 中共云溪区水务局党组文件
  about | addressee | 区委督查办公室
  about | attachments | 整改任务分工表\n群众满意度测评办法
  about | signature | 中共云溪区水务局党组
  about | date | {-8m:%Y-%M-%D}
  about | note | 联系人：孙晓雨
  about | copies_to | 区纪委监委，区委组织部
  about | printed_by | 云溪区水务局办公室
  about | printed_on | {-8m:%Y-%M-%D}
  edition | 党组会审定稿
  prose | | | {-8m:%Y年%m月%d日}，局党组召开会议，对查摆出的重点问题逐项研究。为把问题一项一项改到位，结合工作实际，制定本整改方案。
  section | 一、 | 总体要求
    prose | | | 以查摆出的问题为靶子，以群众满意为标准，明确责任、倒排时间，做到问题不解决不放手、群众不满意不销号。
  section | 二、 | 存在问题和整改措施
    prose | | | 整改工作在局党组领导下进行，党组书记周文涛负总责，班子成员按照分工抓落实。
    area | （一） | 在理论学习方面。
      leader | 周文涛
      problem | 1. | 学习的计划性不强。
        lead_unit | 局办公室
        responsible_unit | 机关党委、各科室
        due | dated long_term | -4m | {-4m:%Y年%m月底前}完成并长期坚持
        measure | （1） | | 修订党组理论学习中心组学习办法，年初定计划、每季度查进度。
          progress | -190d | 局办公室 | 50 | 学习办法已形成征求意见稿。
          progress | -160d | 局办公室 | 100 | 学习办法已修订印发，年度计划已下达。
          evidence | -160d | 局办公室 | 学习办法（印发稿）.txt | 中心组学习办法\n第一条　每月至少集中学习一次。\n第二条　每季度检查一次学习进度。\n
          request | -155d | 局办公室 | 办法已印发，计划已下达，各科室反映良好。
          approve | -150d | 赵立新 | 材料齐全，情况属实。
        measure | （2） | | 每名班子成员全年领学不少于两次，学习情况在局内公开。
          progress | -150d | 局办公室 | 60 | 领学安排已公开，四名班子成员完成首次领学。
          progress | -40d | 局办公室 | 100 | 班子成员全部完成两次领学。
          evidence | -40d | 局办公室 | 领学登记.csv | 姓名,次数\n周文涛,2\n林晓梅,2\n陈国栋,2\n赵立新,2\n
          status | -40d | done
          request | -5d | 局办公室 | 领学任务已完成，登记材料齐全。
      problem | 2. | 学用结合不够紧密。
        lead_unit | 局办公室
        responsible_unit | 各科室
        due | immediate long_term | - | 立行立改，长期坚持
        measure | （1） | | 每季度围绕一个难题开展专题研讨，研讨结果形成工作清单，由局办公室跟踪督办。
          progress | -120d | 局办公室 | - | 第一次专题研讨已完成，形成工作清单九项。
          progress | -25d | 局办公室 | - | 第二次专题研讨已完成，清单事项办结七项。
          evidence | -25d | 局办公室 | 研讨工作清单.txt | 清单事项九项，已办结七项，正在办理两项。\n
          status | -25d | sustained
    area | （二） | 在服务群众方面。
      leader | 林晓梅
      problem | 3. | 报装接水环节多、时间长。
        lead_unit | 政务服务科
        responsible_unit | 区自来水公司
        person | 孙晓雨
        due | dated | -2m | {-2m:%Y年%m月底前}
        vote | -30d | 局办公室 | 168 24 8 | 政务大厅现场发放问卷二百份
        measure | （1） | | 把报装环节由五个压减为三个，办结时间压缩到七个工作日。
          progress | -140d | 政务服务科 | 70 | 环节已压减为三个，办结时间压缩到九个工作日。
          progress | -75d | 政务服务科 | 100 | 办结时间已压缩到七个工作日。
          evidence | -75d | 政务服务科 | 报装流程对比.csv | 项目,整改前,整改后\n环节（个）,5,3\n办结时间（工作日）,15,7\n
          request | -70d | 政务服务科 | 流程已压减并运行两个月。
          approve | -66d | 赵立新 | 情况属实。
          reopen | -20d | 赵立新 | 回访发现两个乡镇仍按旧流程办理，重新整改。
          progress | -10d | 政务服务科 | 90 | 一个乡镇已改用新流程，另一个正在培训窗口人员。
        measure | （2） | | 在政务大厅和乡镇便民服务点公示流程和时限。
          progress | -80d | 政务服务科 | 60 | 政务大厅已公示，乡镇便民服务点完成六个。
      problem | 4. | 群众来信来访答复不够及时。
        lead_unit | 局办公室
        responsible_unit | 各科室
        due | dated | 1m | {1m:%Y年%m月底前}
        vote | -45d | 局办公室 | 82 15 3 | 电话回访来访群众
        measure | （1） | | 来信来访实行首问负责，三个工作日内初次答复。
          progress | -130d | 局办公室 | 80 | 首问负责制已实行，初次答复平均用时二点六个工作日。
          status | -50d | done
          progress | -50d | 局办公室 | 100 | 连续两个月初次答复全部在三个工作日以内。
          evidence | -50d | 局办公室 | 答复用时统计.csv | 月份,件数,平均用时（工作日）\n第一个月,31,2.8\n第二个月,27,2.6\n
          request | -45d | 局办公室 | 答复用时已连续两个月达标。
          refuse | -42d | 赵立新 | 统计只有两个月，满三个月再申请。
        measure | （2） | | 每月通报来信来访办理情况。
          progress | -15d | 局办公室 | 50 | 已通报三期。
      problem | 5. | 山区季节性缺水问题反复出现。
        leader | 陈国栋
        lead_unit | 供水科
        responsible_unit | 区自来水公司、各乡镇水务站
        due | dated | 4m | {4m:%Y年%m月底前}
        measure | （1） | | 新建三处集中供水点，旱季前投入使用。
          stage | -60d | 完成选址和设计 | reached
          stage | 1m | 完成主体工程 | -
          stage | 3m | 通水试运行 | -
          progress | -65d | 供水科 | 30 | 三处供水点选址和设计已完成。
          progress | -12d | 供水科 | 55 | 两处已开工，一处正在办理用地手续。
          evidence | -12d | 区自来水公司 | 施工日志摘录.txt | 一号点：蓄水池底板浇筑完成。\n二号点：管沟开挖六百米。\n三号点：用地手续办理中。\n
        measure | （2） | | 旱季提前储水，保证应急送水车辆随叫随到。
    area | （三） | 在工程建设方面。
      leader | 陈国栋
      problem | 6. | 老旧管网改造进度偏慢。
        lead_unit | 供水科
        responsible_unit | 建设管理科、财务科
        due | dated | -1m | {-1m:%Y年%m月底前}
        measure | （1） | | 对城南片区六公里老旧管网实行挂图作战，倒排工期。
          progress | -110d | 供水科 | 45 | 已完成管网改造二点七公里。
          progress | -18d | 供水科 | 80 | 已完成管网改造四点八公里，因地下管线交叉耽误十余天。
        measure | （2） | | 建立周调度制度，对卡点问题现场交办。
          progress | -135d | 供水科 | 100 | 周调度制度已建立，卡点问题现场交办二十三件。
          evidence | -135d | 供水科 | 调度纪要目录.txt | 周调度会议纪要共九期。\n
          request | -133d | 供水科 | 周调度制度已建立并运行两个月。
          approve | -131d | 赵立新 | 情况属实。
        measure | （3） | | 交工半年内完成质量回访。
          due | dated | 6m | {6m:%Y年%m月底前}
      problem | 7. | 工程变更审批不够严格。
        leader | 赵立新
        lead_unit | 机关纪委
        responsible_unit | 建设管理科、财务科
        due | dated | 0m | {0m:%Y年%m月底前}
        internal |
        measure | （1） | | 对在建工程的变更事项逐项复核，重大变更提交党组集体研究。
          progress | -100d | 机关纪委 | 40 | 已复核变更事项十一项。
          reword | -95d | 对近三年在建和完工工程的变更事项逐项复核，重大变更提交党组集体研究。
    area | （四） | 在工作作风方面。
      leader | 班子全体成员
      problem | 8. | 调查研究蹲点时间少。
        lead_unit | 局办公室
        responsible_unit | 各乡镇水务站
        due | long_term | - | 长期坚持
        measure | （1） | | 班子成员每人联系一个乡镇水务站，每季度蹲点不少于三天。
          progress | -35d | 局办公室 | - | 班子成员全部完成本季度蹲点。
      problem | 9. | 防汛值守责任压得不实。
        lead_unit | 水旱灾害防御科
        responsible_unit | 各乡镇水务站
        due | immediate | - | 立行立改
        measure | （1） | | 值班表每周公布，夜间抽查到岗情况。
          progress | -180d | 水旱灾害防御科 | 100 | 值班表已按周公布，夜间抽查十四次，均在岗。
          evidence | -180d | 水旱灾害防御科 | 夜间抽查记录.txt | 抽查十四次，应到五十六人次，实到五十六人次。\n
          request | -172d | 水旱灾害防御科 | 抽查制度已运行，人员到岗情况良好。
          approve | -170d | 林晓梅 | 抽查继续进行。
        measure | （2） | | 视上级批复情况，增设两处雨情监测点。
          due | - | - | 视上级批复情况而定
      problem | 10. | 文件会议偏多。
        measure | （1） | | 能合并的会议一律合并，发文实行计划管理。
  section | 三、 | 保障措施
    clause | （一） | 加强组织领导。 | 局党组每季度听取一次整改进展，研究解决遇到的困难。
    clause | （二） | 严格台账管理。 | 整改事项逐项编号，完成一项、核实一项、销号一项。
    clause | （三） | 接受群众监督。 | 整改结果以适当方式向干部职工和服务对象公开。

# A draft, for what the checks find: places to fill in, a number left out, nobody assigned.
plan | 下属水厂安全生产隐患整改方案（草案）
  about | organisation | 云溪区水务局
  about | theme | 安全生产
  about | year | {-8m:%Y}
  prose | | | 根据XX文件要求，局安全生产领导小组于X月X日开展了检查，现就发现的隐患制定本方案。
  section | 一、 | 存在问题和整改措施
    problem | 1. | 加药间通风不足。
      lead_unit | 区自来水公司
      measure | （1） | | 更换排风机××台，每班检查一次。
    problem | 2. | 泵房电缆沟盖板缺失。
      lead_unit | 供水科
      due | dated | 2m | {2m:%Y年%m月底前}
      measure | （1） | | 补齐盖板，并设置警示标识。
    problem | 4. | 应急预案多年未修订。
