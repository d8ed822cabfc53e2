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
import { PersonalApart1797600000000 } from './1797600000000-personal-apart';
import { ReasonsApart1797600001000 } from './1797600001000-reasons-apart';
import { CertificateStatus1797600002000 } from './1797600002000-certificate-status';
import { CohortLive1797700000000 } from './1797700000000-cohort-live';
import { BeatTook1797700001000 } from './1797700001000-beat-took';
import { Observation1797900000000 } from './1797900000000-observation';
import { AnswerReading1798000000000 } from './1798000000000-answer-reading';
import { Stamp1797400000000 } from './1797400000000-stamp';

/** In order; one small file for each change. */
import { QuestionBank1797800000000 } from './1797800000000-question-bank';
import { Tallies1797810000000 } from './1797810000000-tallies';
import { Forms1797820000000 } from './1797820000000-forms';
import { Positioning1797830000000 } from './1797830000000-positioning';
import { BankLists1797810001000 } from './1797810001000-bank-lists';

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
  Observation1797900000000,
  AnswerReading1798000000000,
];
