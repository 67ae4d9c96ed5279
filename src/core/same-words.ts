/**
 * Words of headlines and of papers for one thing, by subject: a line is a group, its first entry the name that all take.
 * Entries stand without their endings (plural, -ed, -ing, -'s); a phrase takes its words in the same way, so that
 * "renal failure" need not stand beside "kidney failure". Two things that trials report apart are never in one group.
 */
const SUBJECTS: Readonly<Record<string, string>> = {
  deaths: `
    death, die, dying, dead, mortality, fatality, fatal, deceased, pass away, loss of life, lose their lives, lost their lives, lost life, lose life
    nonfatal, non fatal, not fatal
    any cause, all cause, all causes, whatever the cause
    cardiovascular death, death from cardiovascular causes, death from cardiovascular disease, cvd death, heart and circulatory death
    stillbirth, stillborn, fetal death, born dead, intrauterine death, death in the womb
    maternal death, death of the mother, mothers dying
    cot death, crib death, sids, sudden infant death, sudden infant death syndrome
    suicide, kill themselves, killed themselves, took their own lives, taking their own lives, take their own life
    suicide attempt, attempted suicide, attempt suicide, tried to kill themselves
    suicidal thoughts, suicidal ideation, suicidal thinking, thoughts of suicide, thinking about suicide, suicidality
    self harm, self injury, hurt themselves, harm themselves, cut themselves
    survival, survive, alive, overall survival, os
    progression free survival, pfs, survival without progression, time without progression
    disease free survival, dfs, survival without disease
    event free survival, efs
    relapse free survival, rfs, recurrence free survival`,
  "heart and circulation": `
    heart, cardiac
    artery, arterial
    vein, venous
    blood vessel, vascular
    cardiovascular, cv, heart and blood vessel, heart and circulatory
    cardiovascular disease, cvd, heart and circulatory disease, heart and vascular disease
    cardiovascular event, mace, major adverse cardiovascular event, major adverse cardiac event, major cardiovascular event
    coronary heart disease, chd, coronary artery disease, cad, ischaemic heart disease, ihd, coronary disease, blocked heart artery
    ischaemic, ischemic
    heart attack, myocardial infarction, myocardial infarct, mi, ami, coronary thrombosis
    acute coronary syndrome, acs
    angina, angina pectoris
    chest pain, pain in the chest, thoracic pain
    heart failure, hf, chf, congestive heart failure, failing heart
    heart failure hospitalisation, hospitalisation for heart failure, hospitalised with heart failure, hf hospitalisation, hospitalisation for hf, hhf
    atrial fibrillation, af, afib, a fib
    arrhythmia, irregular heartbeat, irregular heart beat, abnormal heart rhythm, heart rhythm problem, heart rhythm disorder, dysrhythmia
    heart rate, pulse rate, resting pulse
    palpitation, racing heart, pounding heart, heart pounding, fluttering heart
    bradycardia, slow heart rate, slow heartbeat, slow pulse
    tachycardia, fast heart rate, fast heartbeat, rapid heart rate, rapid heartbeat, rapid pulse
    cardiac arrest, heart stopped, heart stops
    resuscitation, cpr, resuscitate, cardiopulmonary resuscitation
    stroke, cerebrovascular accident, cva, brain attack
    ischaemic stroke, cerebral infarction, cerebral infarct
    haemorrhagic stroke, hemorrhagic stroke
    intracranial haemorrhage, ich, brain bleed, bleeding in the brain, bleeding on the brain
    mini stroke, transient ischaemic attack, tia, ministroke
    blood pressure, bp, arterial blood pressure, arterial pressure
    mean arterial pressure, mean arterial blood pressure
    systolic, sbp, systolic blood pressure, systolic pressure, systolic bp
    diastolic, dbp, diastolic blood pressure, diastolic pressure, diastolic bp
    hypertension, hypertensive, high blood pressure, raised blood pressure, elevated blood pressure, high bp
    hypotension, hypotensive, low blood pressure, low bp
    peripheral artery disease, peripheral vascular disease, poor leg circulation
    atherosclerosis, furred arteries, hardened arteries, hardening of the arteries, clogged arteries, atherosclerotic
    blood clot, clot, thrombosis, thrombus, thromboembolism, thrombotic event
    deep vein thrombosis, dvt, clot in the leg, blood clot in the leg, leg clot, clot in a deep vein
    pulmonary embolism, lung clot, clot on the lung, clot in the lung, blood clot on the lung, blood clot in the lung
    venous thromboembolism, vte, clot in a vein, blood clot in a vein, venous thrombosis
    revascularisation, revascularization, unblock arteries, procedure to open arteries
    angioplasty, pci, percutaneous coronary intervention, balloon angioplasty
    transcatheter aortic valve, tavi, tavr, transcatheter aortic valve implantation, transcatheter aortic valve replacement
    coronary bypass, cabg, coronary artery bypass, heart bypass, coronary artery bypass graft
    swelling, swell, swollen, oedema, edema, fluid retention, water retention
    bleeding, bleed, bled, haemorrhage, hemorrhage
    major bleeding, serious bleeding, severe bleeding
    gastrointestinal bleeding, stomach bleed, bleeding in the stomach, bleeding in the gut
    nosebleed, epistaxis, nose bleed, bleeding nose, bloody nose
    bruise, ecchymosis, contusion
    blood loss, lost blood, lose blood
    haemorrhoid, hemorrhoid, piles
    anaemia, anemia, anaemic, anemic, low blood count, low haemoglobin
    iron deficiency, iron deficient, low iron, lack of iron, low in iron
    transfusion, transfuse, blood transfusion, red cell transfusion, given blood`,
  cancers: `
    cancer, carcinoma, malignancy, malignant, cancerous, neoplasm, malignant tumour
    tumour, tumor
    metastasis, metastases, metastatic, cancer spread, spread of cancer, secondary cancer
    bowel cancer, colorectal cancer, crc, cancer of the bowel
    breast cancer, cancer of the breast
    lung cancer, cancer of the lung
    prostate cancer, cancer of the prostate
    womb cancer, endometrial cancer, cancer of the womb
    cervical cancer, cancer of the cervix
    ovarian cancer, cancer of the ovary
    stomach cancer, cancer of the stomach
    oesophageal cancer, cancer of the oesophagus
    liver cancer, hepatocellular carcinoma, hcc, cancer of the liver
    kidney cancer, renal cell carcinoma, rcc, cancer of the kidney
    pancreatic cancer, cancer of the pancreas
    mouth cancer, oral cancer
    brain tumour, brain cancer
    blood cancer, haematological cancer, hematological cancer, hematologic malignancy
    leukaemia, leukemia
    myeloma, multiple myeloma
    bowel polyp, colorectal polyp, colorectal adenoma
    remission, remit, cancer free, free of cancer, no sign of cancer, no evidence of disease
    relapse, recurrence, recur, come back, came back, disease return, cancer return, return of the cancer
    disease progression, progressive disease, progression of disease, worsening of disease, tumour growth, cancer growth, cancer grew
    tumour response, objective response, orr, objective response rate, overall response rate, tumour shrinkage, tumours shrank, shrink tumours, shrunk tumours
    chemotherapy, chemo
    radiotherapy, radiation therapy, radiation treatment, irradiation
    mammogram, mammography, breast screening, breast cancer screening, breast x ray
    cervical screening, smear test, pap smear, pap test, cervical smear, cervical cancer screening
    lumpectomy, breast conserving surgery
    mastectomy, breast removal, removal of the breast, breast removed
    prostatectomy, prostate removal, removal of the prostate, prostate removed
    neutropenia, low white cell count, low neutrophil count, low neutrophils
    thrombocytopenia, low platelet count, low platelets
    hair loss, alopecia, lose hair, lost hair, losing hair, hair falling out, baldness, balding`,
  breathing: `
    lung, pulmonary
    windpipe, trachea, tracheal
    voice box, larynx, laryngeal
    breathlessness, breathless, dyspnoea, dyspnea, shortness of breath, short of breath, out of breath, difficulty breathing, trouble breathing, breathing difficulty, breathing problem, struggle to breathe, difficulty in breathing
    asthma, asthmatic
    asthma attack, asthma exacerbation, exacerbation of asthma
    exacerbation, flare up, flareup, flare
    copd, chronic obstructive pulmonary disease, chronic obstructive lung disease
    lung function, fev1, forced expiratory volume, lung capacity
    peak flow, pef, pefr, peak expiratory flow
    wheeze, wheezy
    phlegm, sputum
    lower respiratory tract infection, lrti, chest infection, lower respiratory infection
    upper respiratory tract infection, urti, upper respiratory infection
    common cold, head cold, catch a cold, caught a cold, cold virus, nasopharyngitis
    flu, influenza
    covid, covid 19, coronavirus, sars cov 2, coronavirus disease, coronavirus disease 2019
    long covid, post covid condition, post covid syndrome
    tuberculosis, tb
    whooping cough, pertussis
    sore throat, pharyngitis, throat pain
    tonsillectomy, tonsils out, tonsil removal, tonsils removed, removal of tonsils
    hay fever, allergic rhinitis, pollen allergy, seasonal allergy
    runny nose, rhinorrhoea, rhinorrhea, nasal discharge
    stuffy nose, nasal congestion, blocked nose, congested nose
    sinusitis, sinus infection, rhinosinusitis
    sleep apnoea, sleep apnea, osa, obstructive sleep apnoea, obstructive sleep apnea, stop breathing during sleep
    blood oxygen, oxygen saturation, spo2, oxygen level, blood oxygen level
    hypoxia, hypoxaemia, hypoxemia, low oxygen, low blood oxygen, lack of oxygen
    ventilator, mechanical ventilation, breathing machine, ventilated, mechanically ventilated, ventilation machine
    intubation, intubate, breathing tube
    altitude sickness, mountain sickness, acute mountain sickness`,
  "kidneys and bladder": `
    kidney, renal
    kidney failure, end stage kidney disease, eskd, esrd, kidneys fail
    acute kidney injury, aki, acute kidney failure, sudden kidney damage
    chronic kidney disease, ckd, long term kidney disease
    dialysis, kidney machine
    kidney function, egfr, glomerular filtration rate, gfr
    kidney stone, kidney calculi, nephrolithiasis
    albuminuria, proteinuria, protein in urine, urine protein
    urinary tract infection, uti, water infection, bladder infection, cystitis, urine infection, urinary infection
    urinary incontinence, incontinence, incontinent, leak urine, urine leak, urine leakage, leakage of urine, bladder leak, leaky bladder
    faecal incontinence, bowel incontinence, bowel leakage, stool leakage, anal incontinence
    overactive bladder, oab
    nocturia, night time urination, waking to urinate, getting up to urinate
    bedwetting, enuresis, wet the bed, nocturnal enuresis
    urination, urinate, pee, micturition, pass urine, pass water, voiding
    urinary retention, retention of urine, unable to urinate
    blood in urine, haematuria, hematuria
    enlarged prostate, benign prostatic hyperplasia, bph, prostate enlargement
    prostate, prostatic
    erectile dysfunction, impotence, impotent, erection problem, erectile problem
    sex drive, libido, sexual desire
    sexual dysfunction, sexual problem, sexual side effect`,
  digestion: `
    liver, hepatic
    gut, gastrointestinal, gi, digestive
    bowel, intestine, intestinal
    stomach, gastric
    abdomen, abdominal, belly, tummy
    oesophagus, esophagus, oesophageal, esophageal, gullet, food pipe
    pancreas, pancreatic
    stool, faeces, feces, faecal, fecal, poo, poop
    bowel movement, defecation, defaecation, open bowels
    cirrhosis, liver scarring, scarring of the liver, scarred liver
    fatty liver, nafld, masld, liver steatosis, fatty liver disease
    jaundice, yellow skin, icterus, yellowing of the skin
    alanine aminotransferase, alt, alanine transaminase
    nausea, nauseous, nauseated, feel sick, feeling sick, felt sick, queasy, queasiness, sick to their stomach, sick feeling
    vomiting, vomit, emesis, being sick, throw up, threw up, thrown up, puke
    postoperative nausea and vomiting, ponv, sickness after surgery
    morning sickness, nausea in pregnancy, pregnancy sickness
    hyperemesis, hyperemesis gravidarum, severe morning sickness, severe pregnancy sickness
    travel sickness, motion sickness, car sickness, carsick, sea sickness, seasick, seasickness
    diarrhoea, diarrhea, diarrhoeal, diarrheal, loose stool, watery stool, runny stool, loose bowels, the runs
    stomach bug, gastroenteritis, tummy bug, stomach flu
    norovirus, winter vomiting bug
    constipation, constipated, difficulty passing stool, hard stool
    bloating, bloat, abdominal distension, swollen belly
    flatulence, passing wind, passing gas, gassy, fart
    indigestion, dyspepsia, upset stomach, stomach upset
    heartburn, acid reflux, reflux, gerd, gord, gastroesophageal reflux, gastro oesophageal reflux, gastroesophageal reflux disease
    abdominal pain, stomach pain, stomachache, bellyache, gut pain, pain in the abdomen, pain in the stomach
    stomach ulcer, peptic ulcer, ulcer in the stomach
    irritable bowel syndrome, ibs, irritable bowel
    inflammatory bowel disease, ibd
    crohn disease, crohn
    coeliac disease, celiac disease, coeliac, celiac
    gallstone, gall stone, cholelithiasis
    gallbladder removal, cholecystectomy, gallbladder surgery, gallbladder removed, removal of the gallbladder
    appendix removal, appendectomy, appendicectomy, appendix surgery, appendix removed, appendix out, removal of the appendix
    pancreatitis, inflamed pancreas, inflammation of the pancreas
    appetite loss, loss of appetite, poor appetite, decreased appetite, reduced appetite, off their food
    helicobacter pylori, h pylori, helicobacter
    clostridium difficile, c difficile, c diff, clostridioides difficile, cdi
    dry mouth, xerostomia, mouth dryness
    swallowing difficulty, dysphagia, difficulty swallowing, trouble swallowing, swallowing problem
    loss of taste, ageusia, lost taste
    loss of smell, anosmia, lost sense of smell, loss of sense of smell
    mouth ulcer, oral ulcer, mouth sore, canker sore, aphthous ulcer
    mucositis, oral mucositis, sore mouth`,
  skin: `
    skin, cutaneous
    eczema, atopic dermatitis, atopic eczema
    acne, pimple, zit, acne vulgaris
    rash, skin rash, exanthema, skin eruption
    hives, urticaria, nettle rash
    itch, itchy, itchiness, pruritus
    redness, erythema, reddening
    scar, cicatrix
    pressure ulcer, bedsore, bed sore, pressure sore, decubitus ulcer, pressure injury
    leg ulcer, venous ulcer, leg sore
    foot ulcer, diabetic foot ulcer, foot sore
    wound healing, wound closure, wounds heal, wounds close, healing of wounds
    wart, verruca
    cold sore, herpes labialis, oral herpes, fever blister
    shingles, herpes zoster, zoster
    shingles pain, postherpetic neuralgia, post herpetic neuralgia, phn, pain after shingles
    chickenpox, chicken pox, varicella
    head lice, lice, nits, pediculosis
    athlete foot, tinea pedis
    ringworm, tinea
    nappy rash, diaper rash, diaper dermatitis
    stretch marks, striae
    dandruff, seborrhoeic dermatitis, seborrheic dermatitis
    sweating, sweat, perspiration
    hyperhidrosis, excessive sweating, heavy sweating
    hot flush, hot flash, vasomotor symptom
    lymphoedema, lymphedema
    sunscreen, sun cream, suncream, sunblock
    injection site pain, sore arm, arm soreness, pain at the injection site
    injection site reaction, reaction at the injection site`,
  "mind and mood": `
    depression, depressed, depressive, low mood, major depressive disorder, mdd, depressive disorder, clinical depression, major depression, feel low, feeling low, feel down, feeling down, felt low
    postnatal depression, postpartum depression, baby blues
    anxiety, anxious, anxiousness, worry, nervousness, anxiety disorder
    post traumatic stress disorder, ptsd, posttraumatic stress disorder, post traumatic stress, posttraumatic stress
    obsessive compulsive disorder, ocd
    psychological distress, mental distress, emotional distress
    wellbeing, well being
    burnout, burned out, burnt out, emotional exhaustion
    loneliness, lonely, feeling alone
    psychosis, psychotic
    hallucination, hearing voices, seeing things
    bipolar disorder, bipolar, manic depression
    adhd, attention deficit hyperactivity disorder, attention deficit disorder
    autism, autistic, asd, autism spectrum disorder
    alzheimer, alzheimer disease
    memory, remember
    memory loss, amnesia, forgetful, forgetfulness, loss of memory
    cognition, cognitive function, cognitive functioning, cognitive ability, cognitive performance, thinking skill, thinking ability, mental sharpness, brain function, brain power
    cognitive decline, mental decline, decline in thinking, decline in cognition, loss of thinking skills
    mild cognitive impairment, mci
    delirium, delirious, confusion, confused, acute confusion
    agitation, agitated
    anorexia nervosa, anorexic
    binge eating, binge eat, bingeing
    addiction, addicted, addict, substance use disorder, substance dependence, drug dependence, drug addiction, drug abuse, substance abuse
    behaviour, behavior
    behavioural, behavioral
    happiness, happy`,
  pain: `
    pain, painful, ache, achy, soreness
    back pain, low back pain, lower back pain, backache, lumbago, bad back, sore back, lbp, lumbar pain, pain in the back
    neck pain, sore neck, cervicalgia, pain in the neck
    shoulder pain, sore shoulder, pain in the shoulder
    knee pain, sore knee, pain in the knee
    hip pain, sore hip, pain in the hip
    joint pain, arthralgia, sore joint, aching joint, painful joint
    muscle pain, myalgia, sore muscle, aching muscle
    frozen shoulder, adhesive capsulitis
    sciatica, sciatic pain, lumbar radiculopathy
    tennis elbow, lateral epicondylitis, lateral epicondylalgia
    heel pain, plantar fasciitis, plantar heel pain
    carpal tunnel syndrome, carpal tunnel
    tendinopathy, tendinitis, tendonitis
    headache, head pain, cephalalgia, sore head
    migraine, migraine attack, migraine headache
    earache, ear pain, otalgia, sore ear
    toothache, tooth pain
    period pain, dysmenorrhoea, dysmenorrhea, menstrual pain, menstrual cramp, period cramp
    labour pain, pain in labour, pain during labour, childbirth pain, pain of childbirth
    nerve pain, neuropathic pain, neuralgia
    neuropathy, peripheral neuropathy, nerve damage
    tingling, paraesthesia, paresthesia, pins and needles
    numbness, numb, hypoaesthesia
    postoperative pain, pain after surgery
    chronic pain, long term pain, persistent pain, long lasting pain
    pain relief, relief of pain, relief from pain
    cramp, muscle cramp, muscle spasm
    leg cramp, nocturnal leg cramp
    stiffness, stiff
    ankle sprain, sprained ankle, twisted ankle, rolled ankle`,
  nerves: `
    brain, cerebral
    slipped disc, herniated disc, disc herniation, prolapsed disc, disc prolapse
    febrile seizure, fever fit
    teeth grinding, bruxism, grinding teeth
    stutter, stammer
    seizure, convulsion, epileptic fit, epileptic seizure, epileptic attack
    epilepsy, epileptic
    parkinson disease, parkinson
    motor neurone disease, als, mnd, amyotrophic lateral sclerosis, motor neuron disease
    paralysis, paralysed, paralyzed
    tremor, trembling, shakiness
    dizziness, dizzy, giddy, giddiness, light headed, lightheaded, lightheadedness, light headedness
    fainting, faint, syncope, pass out, blackout, black out
    concussion, mild traumatic brain injury, mtbi
    head injury, traumatic brain injury, tbi
    restless legs syndrome, restless legs, rls
    tinnitus, ringing in the ears, ringing ears
    sleepiness, drowsiness, drowsy, sleepy, somnolence, daytime sleepiness
    unsteadiness, unsteady, loss of balance, poor balance`,
  "eyes, ears and teeth": `
    eye, ocular, ophthalmic
    vision, sight, eyesight, visual acuity
    blindness, go blind, went blind, gone blind, loss of sight, loss of vision, vision loss, lost sight
    blurred vision, blurry vision
    short sightedness, myopia, nearsightedness, shortsighted, short sighted, nearsighted, near sighted, near sightedness
    eye pressure, intraocular pressure, iop, pressure in the eye
    macular degeneration, amd, age related macular degeneration
    diabetic retinopathy, diabetic eye disease
    conjunctivitis, pink eye, pinkeye
    lazy eye, amblyopia
    squint, strabismus
    pupil dilation, mydriasis, dilated pupil
    pupil size, pupil diameter
    spectacles, eyeglasses, glasses
    hearing loss, deafness, deaf, hard of hearing, hearing impairment, loss of hearing
    ear infection, otitis media, middle ear infection, acute otitis media, aom
    glue ear, otitis media with effusion, ome, fluid in the ear
    grommet, ear tube, tympanostomy tube, ventilation tube
    ear wax, earwax, cerumen
    tooth, teeth, dental
    mouth rinse, mouthwash, mouthrinse
    tooth decay, caries, cavities, tooth cavities, tooth caries, rotten tooth
    gum disease, periodontitis, periodontal disease
    gingivitis, inflamed gum, bleeding gum, gum inflammation
    tooth extraction, tooth pulled, tooth removal, tooth removed
    wisdom tooth, third molar
    tooth brushing, toothbrushing, brush teeth
    denture, false tooth
    toothpaste, dentifrice
    bad breath, halitosis
    jaw pain, temporomandibular disorder, tmd`,
  "women's health and birth": `
    pregnancy, pregnant, conceive, conception
    birth, childbirth, born, give birth, gave birth, given birth, giving birth, parturition
    labour, labor
    fetus, foetus, fetal, foetal, unborn baby, unborn child
    womb, uterus, uterine
    ovary, ovarian
    live birth, born alive, live born, liveborn, take home baby
    preterm birth, premature birth, preterm delivery, premature delivery, born early, born too early, born prematurely, born preterm, prematurity
    preterm baby, premature baby, preemie, baby born early, baby born prematurely
    caesarean, cesarean, caesarian, c section, caesarean section, caesarean birth, caesarean delivery
    vaginal birth, vaginal delivery, natural birth, normal birth
    instrumental delivery, forceps delivery, assisted birth, instrumental birth, operative vaginal delivery
    induction of labour, labour induction, induced labour, induce labour
    miscarriage, miscarry, pregnancy loss, spontaneous abortion, lose the baby, lost the baby, losing the baby, loss of pregnancy
    abortion, termination of pregnancy, pregnancy termination
    pre eclampsia, preeclampsia
    gestational diabetes, diabetes in pregnancy, pregnancy diabetes
    birth weight, birthweight, weight at birth
    low birth weight, lbw, low birthweight, underweight baby, born underweight, small at birth
    postpartum haemorrhage, pph, bleeding after birth, heavy bleeding after birth
    perineal tear, tear during birth, perineal trauma
    epidural, epidural analgesia
    breastfeeding, breast feed, breastfeed, breastfed, breast fed
    breast milk, human milk, mother milk
    infant formula, formula milk, bottle feeding, bottle feed, formula feeding, formula feed
    neonatal intensive care, nicu, neonatal intensive care unit, special care baby unit, newborn intensive care
    infertility, infertile, subfertility, trouble conceiving, unable to conceive
    in vitro fertilisation, ivf, in vitro fertilization
    contraception, contraceptive, birth control, family planning
    contraceptive pill, oral contraceptive, birth control pill
    emergency contraception, morning after pill
    intrauterine device, iud, contraceptive coil
    menopause, menopausal, change of life
    postmenopausal, post menopausal, after menopause, past menopause
    menstruation, menstrual period, monthly period
    heavy period, heavy menstrual bleeding, menorrhagia, heavy menstrual period
    missed period, amenorrhoea, amenorrhea, absent period
    premenstrual syndrome, pms, pmt, premenstrual tension
    polycystic ovary syndrome, pcos
    fibroid, leiomyoma, uterine fibroid
    prolapse, pelvic organ prolapse
    thrush, yeast infection, candidiasis, candida
    bacterial vaginosis, bv
    hysterectomy, womb removal, womb removed, removal of the womb
    birth defect, congenital anomaly, congenital malformation, congenital abnormality
    neural tube defect, spina bifida
    stunting, stunted growth, stunted
    bronchopulmonary dysplasia, bpd
    retinopathy of prematurity, rop
    necrotising enterocolitis, necrotizing enterocolitis, nec
    placenta, afterbirth
    malnutrition, malnourished, undernutrition, undernourished
    skin to skin contact, skin to skin, kangaroo care, kangaroo mother care`,
  infections: `
    infection, infect
    sepsis, blood poisoning, septicaemia, septicemia
    bloodstream infection, bacteraemia, bacteremia
    wound infection, surgical site infection, ssi, surgical wound infection, infected wound, infected surgical wound, incision infection
    fever, febrile, feverish, pyrexia, high temperature, raised temperature
    shivering, shiver, chills, rigors
    hiv, human immunodeficiency virus
    hepatitis b, hbv, hep b
    hepatitis c, hcv, hep c
    hpv, human papillomavirus, human papilloma virus
    rsv, respiratory syncytial virus
    polio, poliomyelitis
    rubella, german measles
    parasitic worm, intestinal worm, helminth, soil transmitted helminth
    sexually transmitted infection, sti, std, sexually transmitted disease
    gonorrhoea, gonorrhea
    glandular fever, infectious mononucleosis, mononucleosis
    antibiotic resistance, antimicrobial resistance, drug resistant bacteria, superbug
    mosquito net, bed net, bednet, insecticide treated net, itn
    hand washing, handwashing, hand hygiene, wash hands
    face mask, facemask, face covering`,
  hospital: `
    surgery, surgical, operation, surgical procedure, under the knife
    postoperative, post operative, postsurgical, post surgical, after surgery
    keyhole surgery, laparoscopic surgery, laparoscopy, laparoscopic, keyhole, minimally invasive surgery
    hospitalisation, hospitalization, hospitalised, hospitalized, hospital admission, admission, admitted, admission to hospital, admitted to hospital, taken to hospital, end up in hospital, ended up in hospital, land in hospital, go to hospital, going to hospital, went to hospital, put in hospital
    readmission, readmitted, readmit, rehospitalisation, rehospitalization, rehospitalised, rehospitalized, hospital readmission, readmission to hospital, readmitted to hospital, back in hospital, back to hospital, back into hospital, return to hospital, come back to hospital, came back to hospital, go back to hospital, went back to hospital, go back into hospital, went back into hospital
    length of stay, los, length of hospital stay, hospital length of stay, hospital stay, stay in hospital, time in hospital, time spent in hospital, days in hospital, days spent in hospital, hospital days, nights in hospital, duration of stay, duration of hospital stay, duration of hospitalisation, length of hospitalisation
    hospital discharge, discharge, discharge from hospital, discharge home, sent home, leave hospital, left hospital, go home from hospital
    intensive care, icu, intensive care unit, critical care, critical care unit, itu, intensive therapy unit
    intensive care admission, admission to intensive care, admitted to intensive care, admission to icu, icu admission, admitted to icu
    emergency department, emergency room, a&e, accident and emergency
    emergency department visit, emergency department attendance, er visit, ed visit, ed attendance, a&e visit, a&e attendance, trip to a&e, visit to a&e, emergency visit, emergency room visit, visit to emergency department, visit to emergency room
    anaesthesia, anesthesia, anaesthetic, anesthetic
    general anaesthesia, put to sleep
    sedation, sedated, sedate
    amputation, amputate, limb loss, lose a limb, lost a limb, lose a leg, lost a leg, lose a foot, lost a foot
    transplant, transplantation
    organ rejection, transplant rejection, graft rejection, rejection of the organ
    knee replacement, knee arthroplasty, tkr, tka, total knee replacement, total knee arthroplasty, new knee, artificial knee
    hip replacement, hip arthroplasty, tha, total hip replacement, total hip arthroplasty, new hip, artificial hip
    reoperation, revision surgery, repeat surgery, second surgery, further surgery, another surgery, reintervention
    suture, stitch
    dressing, bandage
    weight loss surgery, bariatric surgery
    circumcision, circumcised
    mri, mri scan, magnetic resonance imaging
    ct scan, cat scan, computed tomography
    x ray, xray, radiograph, radiography
    ultrasound, ultrasonography, sonogram
    ecg, ekg, electrocardiogram, electrocardiography
    gp visit, doctor visit, visit to the doctor, visit to the gp, trip to the doctor, trip to the gp, gp consultation, gp appointment, doctor appointment, primary care visit, primary care consultation
    missed appointment, no show, non attendance, nonattendance, did not attend, failure to attend
    attendance, attend, turn up
    nursing home, care home, residential care, long term care facility
    nursing home admission, institutionalisation, institutionalization, admitted to nursing home, move to nursing home, move into nursing home`,
  diabetes: `
    blood sugar, blood glucose, glucose, plasma glucose, serum glucose, blood sugar level, blood glucose level, glucose level, sugar level, sugar in the blood, glycaemia, glycemia, blood sugar control, blood glucose control, glycaemic control, glycemic control
    fasting glucose, fasting plasma glucose, fasting blood glucose, fasting blood sugar, fpg, fbg
    hba1c, a1c, haemoglobin a1c, glycated haemoglobin, glycosylated haemoglobin, long term blood sugar, average blood sugar
    hypoglycaemia, hypoglycemia, hypoglycaemic, hypoglycemic, hypo, low blood sugar, low blood glucose, low glucose, low sugar level, blood sugar too low
    hyperglycaemia, hyperglycemia, hyperglycaemic, hyperglycemic, high blood sugar, high blood glucose, raised blood sugar
    diabetes, diabetic, diabetes mellitus
    type 2 diabetes, t2d, t2dm, type ii diabetes, type 2 diabetes mellitus, adult onset diabetes
    type 1 diabetes, t1d, t1dm, type i diabetes, type 1 diabetes mellitus, juvenile diabetes
    prediabetes, pre diabetes, borderline diabetes, impaired glucose tolerance
    ketoacidosis, dka, diabetic ketoacidosis
    glucose sensor, cgm, continuous glucose monitor
    overactive thyroid, hyperthyroidism
    underactive thyroid, hypothyroidism`,
  weight: `
    weight, body weight, bodyweight
    weight loss, loss of weight, lose weight, lost weight, losing weight, slim down, weight reduction, shed pounds, shed kilos
    weight gain, gain weight, put on weight, gained pounds, gained kilos
    bmi, body mass index
    obesity, obese
    overweight, excess weight
    waist circumference, waist size, waistline, waist measurement
    body fat, fat mass, adiposity
    visceral fat, abdominal fat
    lean mass, lean body mass, fat free mass
    calorie, calorie intake, energy intake, kcal`,
  "blood tests and nutrients": `
    total cholesterol, overall cholesterol
    ldl, ldl cholesterol, ldl c, bad cholesterol, low density lipoprotein, low density lipoprotein cholesterol
    hdl, hdl cholesterol, hdl c, good cholesterol, high density lipoprotein, high density lipoprotein cholesterol
    triglyceride, blood fat, triacylglycerol
    haemoglobin, hemoglobin, hb
    ferritin, iron store, serum ferritin
    c reactive protein, crp
    inflammation, inflamed, inflammatory
    white blood cell, white cell, leukocyte, leucocyte, wbc
    red blood cell, red cell, erythrocyte, rbc
    platelet, thrombocyte
    prostate specific antigen, psa
    uric acid, urate
    hyperkalaemia, hyperkalemia, high potassium
    hypokalaemia, hypokalemia, low potassium
    hyponatraemia, hyponatremia, low blood sodium
    cortisol, stress hormone
    vitamin d, vitamin d3, cholecalciferol, sunshine vitamin
    vitamin b12, b12, cobalamin
    vitamin c, ascorbic acid
    folic acid, folate
    omega 3, fish oil, omega 3 fatty acid, n 3 fatty acid
    salt, sodium
    fibre, fiber, dietary fibre, roughage
    carbohydrate, carb
    fruit and vegetables, fruit and veg
    sugary drink, sugar sweetened beverage, ssb, fizzy drink, soft drink, soda`,
  "smoking, alcohol and drugs": `
    quit smoking, quit, quitter, smoking cessation, stop smoking, cessation, cessation of smoking, abstinence, abstinent, abstain, smoking abstinence, tobacco abstinence, tobacco cessation, continuous abstinence, sustained abstinence, prolonged abstinence, abstinence from smoking, abstinent from smoking, abstain from smoking, give up smoking, gave up smoking, given up smoking, giving up smoking, give up cigarettes, gave up cigarettes, giving up cigarettes, kick the habit, quit cigarettes, quit tobacco, stay off cigarettes, off cigarettes, no longer smoke, not smoking, smoke free
    smoking, smoke, tobacco use, cigarette use
    smoker, tobacco user, cigarette smoker, people who smoke
    former smoker, ex smoker, past smoker
    e cigarette, electronic cigarette, e cig, vape, vaper
    nicotine replacement, nrt, nicotine replacement therapy
    alcohol abstinence, abstinence from alcohol, abstinent from alcohol, abstain from alcohol, stop drinking, quit drinking, give up drinking, gave up drinking, giving up drinking, give up alcohol, gave up alcohol, sober, sobriety, teetotal
    alcohol consumption, alcohol intake, alcohol use, drink alcohol, alcohol drinking, booze
    heavy drinking, binge drinking, heavy alcohol use
    alcohol use disorder, aud, alcoholism, alcoholic, alcohol dependence, alcohol addiction, problem drinking, alcohol abuse, alcohol misuse
    opioid, opiate
    opioid use disorder, oud, opioid addiction, opioid dependence
    cannabis, marijuana, weed
    illicit drug, illegal drug, street drug`,
  "falls, bones and muscles": `
    fall, faller, fall over, fell over, fallen over, fall down, fell down, have a fall, had a fall, having a fall, tumble, accidental fall
    fracture, bone fracture, broken bone, broke a bone, break a bone, bone break
    hip fracture, broken hip, broke a hip, break a hip, fractured hip, fracture of the hip, femoral neck fracture, fractured neck of femur
    vertebral fracture, spinal fracture, spine fracture, broken vertebra, broken spine, fracture of the spine, vertebral compression fracture
    wrist fracture, broken wrist, broke a wrist, fractured wrist, distal radius fracture, distal radial fracture
    ankle fracture, broken ankle, broke an ankle, fractured ankle
    fragility fracture, osteoporotic fracture
    osteoporosis, brittle bone, thin bone, thinning bone, bone thinning
    bone density, bone mineral density, bmd, bone mass, density of bone
    muscle, muscular
    spine, spinal, backbone
    thigh bone, femur, femoral
    shin bone, tibia, tibial
    collarbone, clavicle, collar bone
    kneecap, patella, patellar, knee cap
    bunion, hallux valgus
    injury, injure
    dislocation, dislocate
    osteoarthritis, oa, wear and tear arthritis, degenerative arthritis, degenerative joint disease
    rheumatoid arthritis, ra
    lupus, sle, systemic lupus erythematosus
    gout, gouty arthritis
    torn meniscus, meniscal tear, meniscus tear
    muscle strength, strength, muscle power
    grip strength, handgrip strength, hand grip strength, handgrip
    weakness, asthenia, muscle weakness
    muscle loss, sarcopenia, muscle wasting, loss of muscle, muscle atrophy, lose muscle, lost muscle
    walking, walk, ambulation
    walking speed, gait speed, walking pace, speed of walking
    walking distance, six minute walk, six minute walk test, six minute walk distance, 6 minute walk, 6 minute walk test, 6 minute walk distance, 6mwt, 6mwd, distance walked
    mobility, getting around, getting about, moving around
    range of motion, rom, range of movement
    frailty, frail
    fitness, aerobic capacity, aerobic fitness, cardiorespiratory fitness, vo2max, vo2 max, vo2peak, vo2 peak, peak vo2, peak oxygen uptake, maximal oxygen uptake
    step count, daily steps, steps per day, steps a day
    sitting time, sedentary time, sedentary behaviour, time spent sitting, time sitting`,
  sleep: `
    sleep, slept, asleep
    insomnia, insomniac, sleeplessness, sleepless, trouble sleeping, difficulty sleeping, sleep problem, sleep difficulty, sleep disturbance, poor sleep
    sleep quality, quality of sleep
    sleep duration, total sleep time, hours of sleep, time asleep, length of sleep
    sleep latency, sleep onset latency, time to fall asleep, fall asleep, fell asleep, getting to sleep, get to sleep, drop off to sleep
    night waking, waking at night, nocturnal awakening, night time waking, wake at night, wake after sleep onset, waso
    nightmare, bad dream`,
  "daily life": `
    quality of life, qol, hrqol, health related quality of life
    physical function, physical functioning, daily activities, everyday activities, activities of daily living, adl, functional ability, functional status, daily function
    disability, disabled
    satisfaction, satisfied, patient satisfaction
    sick leave, sickness absence, sick day, time off work, time off sick, day off work, off work, off sick, absence from work, work absence, absenteeism, missed work, day of missed work, day lost from work, lost work day, work day lost
    return to work, back to work, back at work, resume work, come back to work, came back to work, go back to work, went back to work
    school absence, absence from school, missed school, day off school, off school, school absenteeism, missed school day
    academic achievement, academic performance, school performance, exam result, exam score
    employment, paid work, got a job, found a job
    adherence, adherent, adhere, compliance, compliant, take medicine as prescribed, took medicine as prescribed, stick to treatment, stuck to treatment
    discontinuation, discontinue, stop treatment, stopped taking, stop taking, came off treatment, come off treatment
    dropout, drop out, attrition
    cost effectiveness, cost effective, value for money`,
  "side effects": `
    side effect, adverse effect, adverse event, adverse reaction, ae, aes, unwanted effect, undesirable effect, adverse drug reaction, adr, treatment emergent adverse event, teae
    serious adverse event, sae, serious side effect, serious adverse reaction
    fatigue, fatigued, tiredness, tired, exhaustion, exhausted, weariness, weary, lethargy, lethargic, lack of energy
    allergy, allergic, allergic reaction, hypersensitivity reaction
    anaphylaxis, anaphylactic, anaphylactic shock, anaphylactic reaction, severe allergic reaction
    peanut allergy, allergic to peanut
    hoarseness, hoarse, dysphonia
    dehydration, dehydrated`,
  medicines: `
    tablet, pill, capsule
    medicine, medication, drug, meds, pharmacotherapy, drug therapy, drug treatment
    placebo, dummy, sham, dummy pill, dummy drug, dummy treatment, sugar pill, fake pill, fake treatment, inactive pill, inert pill, sham treatment, mock treatment
    vaccine, vaccination, vaccinate, immunisation, immunization, immunise, immunize, jab, shot, inoculation, inoculate
    injection, inject
    booster, booster dose, booster vaccine
    steroid injection, steroid jab
    weight loss injection, weight loss jab, slimming jab
    intravenous, drip
    painkiller, pain killer, analgesic, analgesia, pain medicine, pain pill, pain reliever
    paracetamol, acetaminophen
    aspirin, acetylsalicylic acid
    anti inflammatory, nsaid, antiinflammatory, anti inflammatory drug, nonsteroidal anti inflammatory drug, non steroidal anti inflammatory drug
    blood thinner, anticoagulant, anticoagulation, blood thinning, blood thinning drug
    clot buster, thrombolysis, thrombolytic, clot busting drug
    clot removal, thrombectomy, clot retrieval, removal of the clot
    diuretic, water pill
    antihypertensive, antihypertensive drug, blood pressure pill, blood pressure drug, blood pressure lowering drug
    statin, cholesterol lowering drug, cholesterol pill, cholesterol drug
    beta blocker, betablocker
    ace inhibitor, angiotensin converting enzyme inhibitor
    inhaler, puffer
    inhaled steroid, ics, steroid inhaler, preventer inhaler
    reliever inhaler, rescue inhaler
    salbutamol, albuterol
    steroid, corticosteroid, glucocorticoid, cortisone
    antibiotic, antimicrobial, antibacterial
    antidepressant, depression pill, antidepressant drug
    antipsychotic, neuroleptic, antipsychotic drug
    sleeping pill, hypnotic, sleep medicine, sleep aid
    tranquilliser, tranquilizer, tranquillizer, benzodiazepine
    antihistamine, allergy pill, allergy medicine
    proton pump inhibitor, ppi, acid reducing drug, acid suppressing drug
    antiemetic, anti sickness drug, anti nausea drug, anti sickness
    cough medicine, cough syrup, cough mixture
    probiotic, friendly bacteria, good bacteria
    faecal transplant, fmt, faecal microbiota transplant
    moisturiser, moisturizer, emollient
    hormone replacement therapy, hrt, menopausal hormone therapy`,
  "other treatments": `
    usual care, standard care, standard of care, routine care, treatment as usual, care as usual, tau, usual treatment, standard treatment, conventional care, normal care, regular care
    waiting list, wait list, waitlist
    psychotherapy, talking therapy, talk therapy, talking treatment, psychological therapy, psychological treatment, cognitive behavioural therapy, cognitive behaviour therapy, cbt
    counselling, counseling
    exercise, workout, physical activity, physical exercise, exercise training, physically active
    strength training, resistance training, weight training, weight lifting, lifting weights, resistance exercise
    aerobic exercise, cardio exercise, aerobic training
    low carb diet, low carb, keto diet, ketogenic diet
    intermittent fasting, time restricted eating
    dietary supplement, food supplement, nutritional supplement
    physiotherapy, physical therapy, physio
    physiotherapist, physical therapist
    spinal manipulation, chiropractic, chiropractic treatment, smt
    rehabilitation, rehab
    text message, sms, text messaging
    smartphone app, phone app, mobile app, mobile phone app
    telehealth, telemedicine, telephone consultation, video consultation, remote consultation
    online, web based, internet based
    leaflet, pamphlet, brochure
    financial incentive, cash incentive, cash reward
    light therapy, bright light therapy, phototherapy, light box
    electroconvulsive therapy, ect, electric shock therapy
    transcranial magnetic stimulation, tms, magnetic brain stimulation
    cpap, continuous positive airway pressure
    brace, splint, orthosis, orthoses
    compression stocking, support stocking`,
  people: `
    woman, women, female, lady
    man, men, male
    child, children, kid, youngster, paediatric, pediatric
    teenager, adolescent, teen, teenage, adolescence, youth
    baby, infant, newborn, neonate, newborn baby
    older people, older adult, older person, older patient, elderly, elderly people, senior, senior citizen, pensioner, old people, geriatric
    pregnant woman, expectant mother, mother to be, mum to be, mom to be
    mother, mum, mom
    father, dad
    student, pupil
    university student, college student, undergraduate
    doctor, physician
    gp, gps, general practitioner, family doctor, primary care doctor
    nurse, nursing staff
    health worker, healthcare worker, health care worker, health professional, healthcare professional, health care professional, healthcare staff, healthcare provider
    carer, caregiver, caretaker
    employee, worker, staff member
    soldier, military personnel, service member
    athlete, sportsperson, sportsman, sportswoman
    prisoner, inmate
    homeless, homelessness, rough sleeper`,
};

/** Groups of words and phrases for one outcome, event, symptom, part of the body, treatment or kind of people. */
export const SAME_WORDS: readonly (readonly string[])[] = Object.values(SUBJECTS).flatMap((lines) =>
  lines
    .trim()
    .split("\n")
    .map((line) => line.trim().split(", ")),
);

/** Words that may stand between the words of a phrase: "back in the hospital", "lost their lives". */
const BETWEEN: ReadonlySet<string> = new Set("the a an their his her its your my our".split(" "));

/** The words of an entry that count. */
const wordsOf = (phrase: string): readonly string[] => {
  const [first = "", ...rest] = phrase.split(" ");
  return [first, ...rest.filter((word) => !BETWEEN.has(word))];
};

const VOCABULARY: ReadonlySet<string> = new Set(SAME_WORDS.flat().flatMap(wordsOf));

/** What may be left of a word without a regular ending; most are no words, and are found in no vocabulary. */
function withoutEnding(word: string): readonly string[] {
  if (!/(?:s|d|ing)$/.test(word)) return [];
  const cut = (ending: string, put: string, least: number): readonly string[] =>
    word.endsWith(ending) && word.length - ending.length >= least ? [word.slice(0, -ending.length) + put] : [];
  const [stem] = [...cut("ing", "", 3), ...cut("ed", "", 3)];
  const single = stem !== undefined && stem.length > 2 && stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1)] : [];
  return [
    ...cut("'s", "", 2),
    ...(word.endsWith("ss") ? [] : cut("s", "", 3)),
    ...cut("es", "", 3).filter((left) => /(?:[sxzo]|[cs]h)$/.test(left)),
    ...cut("ies", "y", 2),
    ...cut("ied", "y", 2),
    ...cut("d", "", 3).filter((left) => left.endsWith("e")),
    ...(stem === undefined ? [] : [stem, ...single]),
    ...cut("ing", "e", 3),
  ];
}

/** A word without its regular endings, as far as the table knows what is left. */
function plainForm(word: string): string {
  const left = withoutEnding(word).find((form) => VOCABULARY.has(form));
  return left === undefined ? word : plainForm(left);
}

/** The one word that stands for others: "renal" is looked up as "kidney", alone and in every phrase. */
const ONE_WORD: ReadonlyMap<string, string> = new Map(
  SAME_WORDS.filter(([head = ""]) => !head.includes(" ")).flatMap(([head = "", ...others]) =>
    others.filter((other) => !other.includes(" ")).map((other) => [plainForm(other), plainForm(head)] as const),
  ),
);

const keyOf = (word: string): string => {
  const plain = plainForm(word);
  return ONE_WORD.get(plain) ?? plain;
};

interface Step {
  readonly next: Map<string, Step>;
  name?: string;
}

function readPhrases(): Step {
  const start: Step = { next: new Map() };
  for (const group of SAME_WORDS)
    for (const phrase of group) {
      let step = start;
      for (const word of wordsOf(phrase)) {
        const key = keyOf(word);
        const next = step.next.get(key) ?? { next: new Map() };
        step.next.set(key, next);
        step = next;
      }
      step.name ??= (group[0] ?? "").replaceAll(" ", "-");
    }
  return start;
}

/** Built when first asked for: a program that reads no claim need not wait for it. */
let phrases: Step | undefined;

interface Word {
  readonly at: number;
  readonly end: number;
  readonly plain: string;
  readonly key: string;
  /** Only spaces or hyphens stand between the word before and this one. */
  readonly joined: boolean;
}

/** @param keys Of the words met so far: a text has many words, but few different ones. */
function wordsIn(text: string, keys: Map<string, string>): readonly Word[] {
  let before = 0;
  return Array.from(text.matchAll(/[\p{L}\p{N}]+(?:['’&.][\p{L}\p{N}]+)*/gu), ({ 0: word, index: at }) => {
    const joined = /^[\s\-‐‑]+$/.test(text.slice(before, at));
    before = at + word.length;
    const plain = word.toLowerCase().replaceAll("’", "'");
    const key = keys.get(plain) ?? keyOf(plain);
    keys.set(plain, key);
    return { at, end: before, plain, key, joined };
  });
}

/** The longest phrase that begins at a word: its name, and the place of its last word. */
function phraseAt(words: readonly Word[], start: number): { readonly name: string; readonly last: number } | undefined {
  let found: { name: string; last: number } | undefined;
  phrases ??= readPhrases();
  let step: Step | undefined = phrases;
  let skipped = false;
  for (let at = start; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || (at > start && !word.joined)) break;
    // One article at most: a text of nothing but articles must not be read to its end from each of its words.
    if (at > start && !skipped && BETWEEN.has(word.plain)) {
      skipped = true;
      continue;
    }
    skipped = false;
    step = step.next.get(word.key);
    if (step === undefined) break;
    if (step.name !== undefined) found = { name: step.name, last: at };
  }
  return found;
}

function replaceOnce(text: string, keys: Map<string, string>): string {
  const words = wordsIn(text, keys);
  let result = "";
  let done = 0;
  for (let at = 0; at < words.length; at++) {
    const found = phraseAt(words, at);
    if (found === undefined) continue;
    result += text.slice(done, words[at]?.at) + found.name;
    done = words[found.last]?.end ?? done;
    at = found.last;
  }
  return result + text.slice(done);
}

/** A name may make a phrase with its neighbours: "passed away in the womb", "death in the womb", "stillbirth". */
const ROUNDS = 4;

/**
 * A text with each word or phrase of {@link SAME_WORDS}, in any regular form and case, replaced by the first entry of
 * its group, whose words are joined by hyphens: "two myocardial infarctions" becomes "two heart-attack". The longest
 * phrase wins; words in a row, with hyphens or spaces between, make a phrase, and an article between them is ignored. All
 * else stands as it was. What comes out stays as it is when put in again. Time grows with the length of the text.
 */
export function canonical(text: string): string {
  const keys = new Map<string, string>();
  let now = text;
  for (let round = 0; round < ROUNDS; round++) {
    const next = replaceOnce(now, keys);
    if (next === now) break;
    now = next;
  }
  return now;
}
