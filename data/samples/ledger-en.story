# The sample ledger in English. All of it is invented. How these lines are read is said in
# src/sample/rectify-sample-source.h.

name | Sample ledger
labels | Leader | Lead unit | Responsible unit | Responsible person | Deadline | Measures

party | person | Zhou Wentao
party | person | Lin Xiaomei
party | person | Chen Guodong
party | person | Zhao Lixin
party | person | Sun Xiaoyu
party | unit | General Office
party | unit | Staff Committee
party | unit | Personnel Section
party | unit | Supply Section
party | unit | River Office
party | unit | Inspection Section
party | unit | Works Section
party | unit | Finance Section
party | unit | Flood Section
party | unit | Service Section
party | unit | Yunxi Waterworks
party | group | All members of the board
party | group | All sections
party | group | Township stations

# The year before: all but finished, with one problem that comes back.
plan | Water Bureau of Yunxi: Rectification plan for {-20m:%Y}
  about | organisation | Water Bureau of Yunxi District
  about | theme | Main problems of the year
  about | year | {-20m:%Y}
  about | meeting | {-20m:%Y-%M-%D}
  about | date | {-20m:%Y-%M-%D}
  prose | | | The board looked into letters from the public and into what inspections had found, and made this plan.
  section | I. | Problems and measures
    area | 1. | Learning
      problem | 1.1 | Learning follows no firm plan.
        leader | Zhou Wentao
        lead_unit | General Office
        responsible_unit | All sections
        due | dated | -15m | by the end of {-15m:%B %Y}
        measure | (1) | | Draw up a plan for the year and check it every quarter.
          progress | -560d | General Office | 40 | The plan for the year is drawn up.
          progress | -470d | General Office | 100 | All four quarters were held as planned.
          evidence | -470d | General Office | Learning in the year.txt | Twelve meetings were held; 96 percent came on average.\n
          request | -465d | General Office | The plan is carried out and the papers are complete.
          approve | -460d | Zhao Lixin | It was looked at and holds.
    area | 2. | Service to the public
      problem | 2.1 | Letters from the public are answered late.
        leader | Lin Xiaomei
        lead_unit | General Office
        responsible_unit | Service Section
        due | dated | -13m | by the end of {-13m:%B %Y}
        measure | (1) | | Register every letter and set a time for its answer.
          progress | -430d | General Office | 100 | The register is kept.
          status | -430d | done
          request | -425d | General Office | The register has been kept for three months.
          refuse | -423d | Zhao Lixin | Two of ten letters that were looked at were late. Please go on.
          progress | -400d | General Office | 100 | Both letters are answered and the delay is explained.
          status | -400d | done
          request | -398d | General Office | All late letters are answered.
          approve | -395d | Zhao Lixin | Looked at again: it holds.
      problem | 2.2 | Water quality is not published regularly.
        leader | Chen Guodong
        lead_unit | Supply Section
        responsible_unit | Yunxi Waterworks
        due | immediate long_term | - | at once, and from then on
        measure | (1) | | Publish the quality of the water of each waterworks every month.
          progress | -500d | Supply Section | - | The first month is published.
          progress | -380d | Supply Section | - | Five months in a row were published on time.
          status | -380d | sustained
    area | 3. | Works
      problem | 3.1 | The strengthening of reservoirs is slow.
        leader | Chen Guodong
        lead_unit | Works Section
        responsible_unit | Finance Section
        due | dated | -9m | by the end of {-9m:%B %Y}
        measure | (1) | | Schedule backwards from the flood season and finish two small reservoirs before it.
          progress | -330d | Works Section | 80 | One is finished; the dam of the other is grouted.
          progress | -280d | Works Section | 100 | Both are finished and were filled for the test.
          status | -280d | done

# The plan of this year.
plan | Water Bureau of Yunxi: Rectification plan for {-8m:%Y}
  about | organisation | Water Bureau of Yunxi District
  about | theme | Main problems of the year
  about | year | {-8m:%Y}
  about | meeting | {-8m:%Y-%M-%D}
  about | document_number | WB {-8m:%Y}/12
  about | signer | Zhou Wentao
  about | needs | progress evidence reviewer
  about | mark | Water Bureau of Yunxi District
  about | addressee | The Supervision Office of the District
  about | attachments | Table of tasks by unit\nHow satisfaction is asked for
  about | signature | Water Bureau of Yunxi District
  about | date | {-8m:%Y-%M-%D}
  about | note | Contact: Sun Xiaoyu
  about | copies_to | the Personnel Department of the District
  about | printed_by | General Office
  about | printed_on | {-8m:%Y-%M-%D}
  edition | As decided by the board
  prose | | | On {-8m:%d %B %Y} the board met and went through the main problems one by one. This plan says how each of them is put right.
  section | I. | General requirements
    prose | | | What was found is the target, and the public is the judge: everybody knows their task and its date, and nothing is closed before it is put right.
  section | II. | Problems and measures
    prose | | | The board leads the work. Zhou Wentao answers for the whole, and the other members for what they are in charge of.
    area | 1. | Learning
      leader | Zhou Wentao
      problem | 1.1 | Learning follows no firm plan.
        lead_unit | General Office
        responsible_unit | Staff Committee, All sections
        due | dated long_term | -4m | by the end of {-4m:%B %Y}, and from then on
        measure | (1) | | Revise the rules for learning: plan it at the beginning of the year and check it every quarter.
          progress | -190d | General Office | 50 | A draft of the rules is out for comments.
          progress | -160d | General Office | 100 | The rules are revised and issued, and so is the plan for the year.
          evidence | -160d | General Office | Rules for learning.txt | Rules for learning\n1. The board learns together once a month.\n2. Progress is checked every quarter.\n
          request | -155d | General Office | The rules and the plan are issued and well received.
          approve | -150d | Zhao Lixin | The papers are complete.
        measure | (2) | | Every member of the board leads two sessions in the year, and this is made known in the bureau.
          progress | -150d | General Office | 60 | The sessions are announced; four members have led their first.
          progress | -40d | General Office | 100 | All members have led two sessions.
          evidence | -40d | General Office | Sessions.csv | Name,Sessions\nZhou Wentao,2\nLin Xiaomei,2\nChen Guodong,2\nZhao Lixin,2\n
          status | -40d | done
          request | -5d | General Office | All sessions were held, and the list is complete.
      problem | 1.2 | What is learned is too little put to use.
        lead_unit | General Office
        responsible_unit | All sections
        due | immediate long_term | - | at once, and from then on
        measure | (1) | | Discuss one hard problem every quarter, make a list of work of it, and follow it up.
          progress | -120d | General Office | - | The first discussion was held and made a list of nine points.
          progress | -25d | General Office | - | The second discussion was held; seven points are done.
          evidence | -25d | General Office | List of work.txt | Nine points: seven are done, two are being worked on.\n
          status | -25d | sustained
    area | 2. | Service to the public
      leader | Lin Xiaomei
      problem | 2.1 | A new connection takes too many steps and too long.
        lead_unit | Service Section
        responsible_unit | Yunxi Waterworks
        person | Sun Xiaoyu
        due | dated | -2m | by the end of {-2m:%B %Y}
        vote | -30d | General Office | 168 24 8 | Two hundred people were asked in the service hall
        measure | (1) | | Cut the steps from five to three and the time to seven working days.
          progress | -140d | Service Section | 70 | There are three steps now; it takes nine working days.
          progress | -75d | Service Section | 100 | It takes seven working days now.
          evidence | -75d | Service Section | Steps before and after.csv | What,Before,After\nSteps,5,3\nWorking days,15,7\n
          request | -70d | Service Section | The new steps have been used for two months.
          approve | -66d | Zhao Lixin | It was looked at and holds.
          reopen | -20d | Zhao Lixin | Two townships still use the old steps.
          progress | -10d | Service Section | 90 | One township has changed over; in the other the staff is being trained.
        measure | (2) | | Put up the steps and times in the service hall and in the townships.
          progress | -80d | Service Section | 60 | They are up in the service hall and in six townships.
      problem | 2.2 | Letters from the public are answered late.
        lead_unit | General Office
        responsible_unit | All sections
        due | dated | 1m | by the end of {1m:%B %Y}
        vote | -45d | General Office | 82 15 3 | Visitors were asked by telephone
        measure | (1) | | Whoever is asked first sees to it that there is a first answer within three working days.
          progress | -130d | General Office | 80 | This holds now; a first answer takes 2.6 working days on average.
          status | -50d | done
          progress | -50d | General Office | 100 | In two months all first answers came within three working days.
          evidence | -50d | General Office | Times of answers.csv | Month,Letters,Working days on average\nFirst,31,2.8\nSecond,27,2.6\n
          request | -45d | General Office | The times have been kept for two months.
          refuse | -42d | Zhao Lixin | Two months are too few. Ask again after three.
        measure | (2) | | Tell every month how letters were dealt with.
          progress | -15d | General Office | 50 | Three monthly reports are out.
      problem | 2.3 | The hills run out of water every dry season.
        leader | Chen Guodong
        lead_unit | Supply Section
        responsible_unit | Yunxi Waterworks, Township stations
        due | dated | 4m | by the end of {4m:%B %Y}
        measure | (1) | | Build three supply points and have them running before the dry season.
          stage | -60d | Places chosen and designs finished | reached
          stage | 1m | Main works finished | -
          stage | 3m | Trial run | -
          progress | -65d | Supply Section | 30 | The places are chosen and the designs finished.
          progress | -12d | Supply Section | 55 | Two are being built; the land for the third is being settled.
          evidence | -12d | Yunxi Waterworks | Site diary.txt | Point 1: floor of the tank cast.\nPoint 2: 600 metres of trench dug.\nPoint 3: land being settled.\n
        measure | (2) | | Store water before the dry season and keep water lorries ready.
    area | 3. | Works
      leader | Chen Guodong
      problem | 3.1 | The renewal of old pipes is slow.
        lead_unit | Supply Section
        responsible_unit | Works Section, Finance Section
        due | dated | -1m | by the end of {-1m:%B %Y}
        measure | (1) | | Renew six kilometres of pipes in the south of the town by a schedule that hangs on the wall.
          progress | -110d | Supply Section | 45 | 2.7 kilometres are renewed.
          progress | -18d | Supply Section | 80 | 4.8 kilometres are renewed; other pipes in the way cost more than ten days.
        measure | (2) | | Meet every week and settle on the spot what is stuck.
          progress | -135d | Supply Section | 100 | The meetings are held every week; 23 points were settled.
          evidence | -135d | Supply Section | Meetings.txt | Nine meetings were held.\n
          request | -133d | Supply Section | The meetings have been held for two months.
          approve | -131d | Zhao Lixin | It was looked at and holds.
        measure | (3) | | Go back and look at the quality within half a year.
          due | dated | 6m | by the end of {6m:%B %Y}
      problem | 3.2 | Changes to contracts are approved too easily.
        leader | Zhao Lixin
        lead_unit | Inspection Section
        responsible_unit | Works Section, Finance Section
        due | dated | 0m | by the end of {0m:%B %Y}
        internal |
        measure | (1) | | Look again at every change to works that are being built; the board decides on large ones.
          progress | -100d | Inspection Section | 40 | Eleven changes were looked at.
          reword | -95d | Look again at every change to works of the last three years; the board decides on large ones.
    area | 4. | Ways of working
      leader | All members of the board
      problem | 4.1 | Too little time is spent on the spot.
        lead_unit | General Office
        responsible_unit | Township stations
        due | long_term | - | from now on
        measure | (1) | | Each member of the board looks after one township station and spends three days there every quarter.
          progress | -35d | General Office | - | All members have spent their days of this quarter.
      problem | 4.2 | Watches in the flood season are not kept strictly.
        lead_unit | Flood Section
        responsible_unit | Township stations
        due | immediate | - | at once
        measure | (1) | | Publish the roster every week and check at night who is there.
          progress | -180d | Flood Section | 100 | The roster is published every week; fourteen checks at night found everybody there.
          evidence | -180d | Flood Section | Checks at night.txt | Fourteen checks: 56 of 56 people were there.\n
          request | -172d | Flood Section | The checks are made and everybody is there.
          approve | -170d | Lin Xiaomei | The checks go on.
        measure | (2) | | Set up two more rain gauges when they are approved.
          due | - | - | as approved
      problem | 4.3 | There are too many papers and meetings.
        measure | (1) | | Hold meetings together where that can be done, and plan what is issued.
  section | III. | How this is made sure
    clause | 1. | Leading. | The board hears about progress every quarter and settles what is difficult.
    clause | 2. | Keeping the ledger. | Everything has a number; it is done, checked, and only then closed.
    clause | 3. | Being watched. | The results are made known to the staff and to the public.

# A draft, for what the checks find: places to fill in, a number left out, nobody assigned.
plan | Safety at work: Rectification plan (draft)
  about | organisation | Water Bureau of Yunxi District
  about | theme | Safety at work
  about | year | {-8m:%Y}
  prose | | | As document XX asks, the safety group made an inspection and found the following.
  section | I. | Problems and measures
    problem | 1. | The dosing room is badly aired.
      lead_unit | Yunxi Waterworks
      measure | (1) | | Replace ×× fans and look after them every shift.
    problem | 2. | Covers of the cable duct in the pump house are missing.
      lead_unit | Supply Section
      due | dated | 2m | by the end of {2m:%B %Y}
      measure | (1) | | Put new covers on and set up signs.
    problem | 4. | The emergency plan is years old.
