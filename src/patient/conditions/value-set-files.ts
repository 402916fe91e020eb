import acuteInfection from '../../../fhir-mappings/value-sets/acute-infection.json' with { type: 'json' };
import acuteKidneyInjury from '../../../fhir-mappings/value-sets/acute-kidney-injury.json' with { type: 'json' };
import alcoholUseDisorder from '../../../fhir-mappings/value-sets/alcohol-use-disorder.json' with { type: 'json' };
import arrhythmia from '../../../fhir-mappings/value-sets/arrhythmia.json' with { type: 'json' };
import asthma from '../../../fhir-mappings/value-sets/asthma.json' with { type: 'json' };
import asthmaSevere from '../../../fhir-mappings/value-sets/asthma-severe.json' with { type: 'json' };
import breastFeeding from '../../../fhir-mappings/value-sets/breast-feeding.json' with { type: 'json' };
import centralSleepApnea from '../../../fhir-mappings/value-sets/central-sleep-apnea.json' with { type: 'json' };
import ckdStage1 from '../../../fhir-mappings/value-sets/ckd-stage-1.json' with { type: 'json' };
import ckdStage2 from '../../../fhir-mappings/value-sets/ckd-stage-2.json' with { type: 'json' };
import ckdStage3 from '../../../fhir-mappings/value-sets/ckd-stage-3.json' with { type: 'json' };
import ckdStage3a from '../../../fhir-mappings/value-sets/ckd-stage-3a.json' with { type: 'json' };
import ckdStage3b from '../../../fhir-mappings/value-sets/ckd-stage-3b.json' with { type: 'json' };
import ckdStage4 from '../../../fhir-mappings/value-sets/ckd-stage-4.json' with { type: 'json' };
import ckdStage5 from '../../../fhir-mappings/value-sets/ckd-stage-5.json' with { type: 'json' };
import ckdStageUnspecified from '../../../fhir-mappings/value-sets/ckd-stage-unspecified.json' with { type: 'json' };
import copd from '../../../fhir-mappings/value-sets/copd.json' with { type: 'json' };
import copdMild from '../../../fhir-mappings/value-sets/copd-mild.json' with { type: 'json' };
import copdModerate from '../../../fhir-mappings/value-sets/copd-moderate.json' with { type: 'json' };
import copdSevere from '../../../fhir-mappings/value-sets/copd-severe.json' with { type: 'json' };
import dialysisProcedure from '../../../fhir-mappings/value-sets/dialysis-procedure.json' with { type: 'json' };
import dialysisStatus from '../../../fhir-mappings/value-sets/dialysis-status.json' with { type: 'json' };
import dipyridamoleCaution from '../../../fhir-mappings/value-sets/dipyridamole-caution.json' with { type: 'json' };
import endStageRenalDisease from '../../../fhir-mappings/value-sets/end-stage-renal-disease.json' with { type: 'json' };
import epilepsy from '../../../fhir-mappings/value-sets/epilepsy.json' with { type: 'json' };
import implantedDevice from '../../../fhir-mappings/value-sets/implanted-device.json' with { type: 'json' };
import inflammatoryDisease from '../../../fhir-mappings/value-sets/inflammatory-disease.json' with { type: 'json' };
import interstitialLungDisease from '../../../fhir-mappings/value-sets/interstitial-lung-disease.json' with { type: 'json' };
import ironOverload from '../../../fhir-mappings/value-sets/iron-overload.json' with { type: 'json' };
import kidneyGraftFailure from '../../../fhir-mappings/value-sets/kidney-graft-failure.json' with { type: 'json' };
import kidneyTransplant from '../../../fhir-mappings/value-sets/kidney-transplant.json' with { type: 'json' };
import liverDisease from '../../../fhir-mappings/value-sets/liver-disease.json' with { type: 'json' };
import liverMild from '../../../fhir-mappings/value-sets/liver-mild.json' with { type: 'json' };
import liverModerate from '../../../fhir-mappings/value-sets/liver-moderate.json' with { type: 'json' };
import liverSevere from '../../../fhir-mappings/value-sets/liver-severe.json' with { type: 'json' };
import longQt from '../../../fhir-mappings/value-sets/long-qt.json' with { type: 'json' };
import lungDiseaseOther from '../../../fhir-mappings/value-sets/lung-disease-other.json' with { type: 'json' };
import malabsorption from '../../../fhir-mappings/value-sets/malabsorption.json' with { type: 'json' };
import myocardialInfarction from '../../../fhir-mappings/value-sets/myocardial-infarction.json' with { type: 'json' };
import nonSmoker from '../../../fhir-mappings/value-sets/non-smoker.json' with { type: 'json' };
import notPregnant from '../../../fhir-mappings/value-sets/not-pregnant.json' with { type: 'json' };
import obstructiveSleepApnea from '../../../fhir-mappings/value-sets/obstructive-sleep-apnea.json' with { type: 'json' };
import opioidUseDisorder from '../../../fhir-mappings/value-sets/opioid-use-disorder.json' with { type: 'json' };
import otherSubstanceUseDisorder from '../../../fhir-mappings/value-sets/other-substance-use-disorder.json' with { type: 'json' };
import oxalosis from '../../../fhir-mappings/value-sets/oxalosis.json' with { type: 'json' };
import papTherapy from '../../../fhir-mappings/value-sets/pap-therapy.json' with { type: 'json' };
import parkinsonDisease from '../../../fhir-mappings/value-sets/parkinson-disease.json' with { type: 'json' };
import phosphateRisk from '../../../fhir-mappings/value-sets/phosphate-risk.json' with { type: 'json' };
import pregnancy from '../../../fhir-mappings/value-sets/pregnancy.json' with { type: 'json' };
import prolactinoma from '../../../fhir-mappings/value-sets/prolactinoma.json' with { type: 'json' };
import respiratoryCompromise from '../../../fhir-mappings/value-sets/respiratory-compromise.json' with { type: 'json' };
import restlessLegsSyndrome from '../../../fhir-mappings/value-sets/restless-legs-syndrome.json' with { type: 'json' };
import sleepApneaUnspecified from '../../../fhir-mappings/value-sets/sleep-apnea-unspecified.json' with { type: 'json' };
import smoker from '../../../fhir-mappings/value-sets/smoker.json' with { type: 'json' };
import substanceUseRemission from '../../../fhir-mappings/value-sets/substance-use-remission.json' with { type: 'json' };

/** Every value set of `fhir-mappings/value-sets`, by its id; a new file is entered here. */
export const valueSetFiles = {
  'acute-infection': acuteInfection,
  'acute-kidney-injury': acuteKidneyInjury,
  'alcohol-use-disorder': alcoholUseDisorder,
  arrhythmia,
  asthma: asthma,
  'asthma-severe': asthmaSevere,
  'breast-feeding': breastFeeding,
  'central-sleep-apnea': centralSleepApnea,
  'ckd-stage-1': ckdStage1,
  'ckd-stage-2': ckdStage2,
  'ckd-stage-3': ckdStage3,
  'ckd-stage-3a': ckdStage3a,
  'ckd-stage-3b': ckdStage3b,
  'ckd-stage-4': ckdStage4,
  'ckd-stage-5': ckdStage5,
  'ckd-stage-unspecified': ckdStageUnspecified,
  copd: copd,
  'copd-mild': copdMild,
  'copd-moderate': copdModerate,
  'copd-severe': copdSevere,
  'dialysis-procedure': dialysisProcedure,
  'dialysis-status': dialysisStatus,
  'dipyridamole-caution': dipyridamoleCaution,
  'end-stage-renal-disease': endStageRenalDisease,
  epilepsy: epilepsy,
  'implanted-device': implantedDevice,
  'inflammatory-disease': inflammatoryDisease,
  'interstitial-lung-disease': interstitialLungDisease,
  'iron-overload': ironOverload,
  'kidney-graft-failure': kidneyGraftFailure,
  'kidney-transplant': kidneyTransplant,
  'liver-disease': liverDisease,
  'liver-mild': liverMild,
  'liver-moderate': liverModerate,
  'liver-severe': liverSevere,
  'long-qt': longQt,
  'lung-disease-other': lungDiseaseOther,
  malabsorption: malabsorption,
  'myocardial-infarction': myocardialInfarction,
  'non-smoker': nonSmoker,
  'not-pregnant': notPregnant,
  'obstructive-sleep-apnea': obstructiveSleepApnea,
  'opioid-use-disorder': opioidUseDisorder,
  'other-substance-use-disorder': otherSubstanceUseDisorder,
  oxalosis: oxalosis,
  'pap-therapy': papTherapy,
  'parkinson-disease': parkinsonDisease,
  'phosphate-risk': phosphateRisk,
  pregnancy: pregnancy,
  prolactinoma: prolactinoma,
  'respiratory-compromise': respiratoryCompromise,
  'restless-legs-syndrome': restlessLegsSyndrome,
  'sleep-apnea-unspecified': sleepApneaUnspecified,
  smoker: smoker,
  'substance-use-remission': substanceUseRemission,
} as const;

export type ValueSetId = keyof typeof valueSetFiles;
