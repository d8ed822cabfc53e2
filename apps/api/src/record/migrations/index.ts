import { People1795500000000 } from './1795500000000-people';
import { Organisation1795500001000 } from './1795500001000-organisation';
import { Auth1795500002000 } from './1795500002000-auth';
import { Course1795500003000 } from './1795500003000-course';
import { Cohort1795500004000 } from './1795500004000-cohort';
import { Enrolment1795500005000 } from './1795500005000-enrolment';
import { Lesson1795500006000 } from './1795500006000-lesson';
import { Quiz1795500007000 } from './1795500007000-quiz';
import { Attendance1795500008000 } from './1795500008000-attendance';
import { Certificate1795500009000 } from './1795500009000-certificate';
import { Reminder1795500010000 } from './1795500010000-reminder';
import { Cafe1795500011000 } from './1795500011000-cafe';
import { Audit1795500012000 } from './1795500012000-audit';
import { AppendOnly1795500013000 } from './1795500013000-append-only';
import { LockedAnswer1795500014000 } from './1795500014000-locked-answer';
import { AnswerResponse1796200001000 } from './1796200001000-answer-response';
import { ChosenAt1796200002000 } from './1796200002000-chosen-at';
import { CorrectedEvidence1796400000000 } from './1796400000000-corrected-evidence';
import { StandingEvidence1796400001000 } from './1796400001000-standing-evidence';
import { TwoPeople1796400002000 } from './1796400002000-two-people';
import { MovedCancelled1796600000000 } from './1796600000000-moved-cancelled';
import { Sending1796600001000 } from './1796600001000-sending';
import { DueIndexes1796600002000 } from './1796600002000-due-indexes';
import { NotesLetters1796600003000 } from './1796600003000-notes-letters';
import { Guessing1796700000000 } from './1796700000000-guessing';
import { LinkOnce1796700001000 } from './1796700001000-link-once';
import { WhoseName1796700002000 } from './1796700002000-whose-name';
import { StandingCertificate1796800000000 } from './1796800000000-standing-certificate';
import { Lists1797000000000 } from './1797000000000-lists';
import { Namesakes1797100000000 } from './1797100000000-namesakes';
import { ToldOfNames1797100001000 } from './1797100001000-told-of-names';
import { CleanNames1797100002000 } from './1797100002000-clean-names';
import { Account1797200000000 } from './1797200000000-account';
import { Stamp1797400000000 } from './1797400000000-stamp';
import { PersonalApart1797600000000 } from './1797600000000-personal-apart';
import { ReasonsApart1797600001000 } from './1797600001000-reasons-apart';
import { CertificateStatus1797600002000 } from './1797600002000-certificate-status';
import { CohortLive1797700000000 } from './1797700000000-cohort-live';
import { BeatTook1797700001000 } from './1797700001000-beat-took';
import { QuestionBank1797800000000 } from './1797800000000-question-bank';
import { Tallies1797810000000 } from './1797810000000-tallies';
import { BankLists1797810001000 } from './1797810001000-bank-lists';
import { Forms1797820000000 } from './1797820000000-forms';
import { Positioning1797830000000 } from './1797830000000-positioning';
import { HubQuizzes1797840000000 } from './1797840000000-hub-quizzes';
import { QuizPapers1797850000000 } from './1797850000000-quiz-papers';
import { Observation1797900000000 } from './1797900000000-observation';
import { AnswerReading1798000000000 } from './1798000000000-answer-reading';
import { Chain1798100000000 } from './1798100000000-chain';
import { Registration1798300000000 } from './1798300000000-registration';
import { SeatPlan1798310000000 } from './1798310000000-seat-plan';
import { Duplicates1798400000000 } from './1798400000000-duplicates';
import { AttendanceWords1798400001000 } from './1798400001000-attendance-words';
import { Seals1798500000000 } from './1798500000000-seals';
import { Bundles1798500001000 } from './1798500001000-bundles';
import { Funding1798500002000 } from './1798500002000-funding';
import { Surveys1798600000000 } from './1798600000000-surveys';
import { Timed1798700000000 } from './1798700000000-timed';
import { CohortSums1798800000000 } from './1798800000000-cohort-sums';
import { HouseRules1798990000000 } from './1798990000000-house-rules';
import { SigningMeans1799000000000 } from './1799000000000-signing-means';
import { OtherAddress1801000000000 } from './1801000000000-other-address';
import { Moves1801000001000 } from './1801000001000-moves';
import { ListHeadings1802000000000 } from './1802000000000-list-headings';
import { SigningLinks1803000000000 } from './1803000000000-signing-links';
import { SheetPhotos1803100000000 } from './1803100000000-sheet-photos';
import { TeamTold1804000000000 } from './1804000000000-team-told';
import { Series1804000001000 } from './1804000001000-series';
import { Rules1805000000000 } from './1805000000000-rules';
import { MailReturn1806000000000 } from './1806000000000-mail-return';
import { MailRefusal1806000001000 } from './1806000001000-mail-refusal';
import { AgendaFeeds1807000000000 } from './1807000000000-agenda-feeds';
import { Inbox1807000001000 } from './1807000001000-inbox';
import { Badges1808000000000 } from './1808000000000-badges';
import { Merges1810000000000 } from './1810000000000-merges';
import { StandingByIndex1811000000000 } from './1811000000000-standing-by-index';
import { Lots1812000000000 } from './1812000000000-lots';
import { TwoPeople1813000000000 } from './1813000000000-two-people';
import { TemplateSilence1813000001000 } from './1813000001000-template-silence';
import { CertificateFiles1814000000000 } from './1814000000000-certificate-files';
import { IssueOrders1815000000000 } from './1815000000000-issue-orders';
import { NameChecked1815000001000 } from './1815000001000-name-checked';
import { DocumentShares1815000002000 } from './1815000002000-document-shares';
import { PaperTemplates1815000003000 } from './1815000003000-paper-templates';
import { CafePlans1816000000000 } from './1816000000000-cafe-plans';
import { PublicCafes1817000000000 } from './1817000000000-public-cafes';
import { CafeAccount1817000001000 } from './1817000001000-cafe-account';
import { Gatherings1818000000000 } from './1818000000000-gatherings';
import { Resources1818100000000 } from './1818100000000-resources';
import { Corrections1818200000000 } from './1818200000000-corrections';
import { Helpers1818300000000 } from './1818300000000-helpers';
import { Present1818900000000 } from './1818900000000-present';
import { Unsettled1818900001000 } from './1818900001000-unsettled';
import { Endorsements1819000000000 } from './1819000000000-endorsements';
import { HeardQuestions1829000000000 } from './1829000000000-heard-questions';
import { CafePlaces1829000001000 } from './1829000001000-cafe-places';
import { DocumentsOwed1839000000000 } from './1839000000000-documents-owed';
import { Unread1839000001000 } from './1839000001000-unread';
import { DocumentSendings1839000002000 } from './1839000002000-document-sendings';
import { NoteToOne1839000003000 } from './1839000003000-note-to-one';
import { CourseBrief1840000000000 } from './1840000000000-course-brief';

/** In order; one small file for each change. */
export const migrations = [
  People1795500000000,
  Organisation1795500001000,
  Auth1795500002000,
  Course1795500003000,
  Cohort1795500004000,
  Enrolment1795500005000,
  Lesson1795500006000,
  Quiz1795500007000,
  Attendance1795500008000,
  Certificate1795500009000,
  Reminder1795500010000,
  Cafe1795500011000,
  Audit1795500012000,
  AppendOnly1795500013000,
  LockedAnswer1795500014000,
  AnswerResponse1796200001000,
  ChosenAt1796200002000,
  CorrectedEvidence1796400000000,
  StandingEvidence1796400001000,
  TwoPeople1796400002000,
  MovedCancelled1796600000000,
  Sending1796600001000,
  DueIndexes1796600002000,
  NotesLetters1796600003000,
  Guessing1796700000000,
  LinkOnce1796700001000,
  WhoseName1796700002000,
  StandingCertificate1796800000000,
  Lists1797000000000,
  Namesakes1797100000000,
  ToldOfNames1797100001000,
  CleanNames1797100002000,
  Account1797200000000,
  Stamp1797400000000,
  PersonalApart1797600000000,
  ReasonsApart1797600001000,
  CertificateStatus1797600002000,
  CohortLive1797700000000,
  BeatTook1797700001000,
  QuestionBank1797800000000,
  Tallies1797810000000,
  BankLists1797810001000,
  Forms1797820000000,
  Positioning1797830000000,
  HubQuizzes1797840000000,
  QuizPapers1797850000000,
  Observation1797900000000,
  AnswerReading1798000000000,
  Chain1798100000000,
  Registration1798300000000,
  SeatPlan1798310000000,
  Duplicates1798400000000,
  AttendanceWords1798400001000,
  Seals1798500000000,
  Bundles1798500001000,
  Funding1798500002000,
  Surveys1798600000000,
  Timed1798700000000,
  CohortSums1798800000000,
  HouseRules1798990000000,
  SigningMeans1799000000000,
  OtherAddress1801000000000,
  Moves1801000001000,
  ListHeadings1802000000000,
  SigningLinks1803000000000,
  SheetPhotos1803100000000,
  TeamTold1804000000000,
  Series1804000001000,
  Rules1805000000000,
  MailReturn1806000000000,
  MailRefusal1806000001000,
  AgendaFeeds1807000000000,
  Inbox1807000001000,
  Badges1808000000000,
  Merges1810000000000,
  StandingByIndex1811000000000,
  Lots1812000000000,
  TwoPeople1813000000000,
  TemplateSilence1813000001000,
  CertificateFiles1814000000000,
  IssueOrders1815000000000,
  NameChecked1815000001000,
  DocumentShares1815000002000,
  PaperTemplates1815000003000,
  CafePlans1816000000000,
  PublicCafes1817000000000,
  CafeAccount1817000001000,
  Gatherings1818000000000,
  Resources1818100000000,
  Corrections1818200000000,
  Helpers1818300000000,
  Present1818900000000,
  Unsettled1818900001000,
  Endorsements1819000000000,
  HeardQuestions1829000000000,
  CafePlaces1829000001000,
  DocumentsOwed1839000000000,
  Unread1839000001000,
  DocumentSendings1839000002000,
  NoteToOne1839000003000,
  CourseBrief1840000000000,
];
