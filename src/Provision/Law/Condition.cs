namespace Noroshi.Provision.Law;

/// <summary>
/// What must hold before analysed information is provided: findings of the sender, standings of the recipient, consents. Each is said in the
/// positive and counts only when it is stated, so that what nobody thought of stands in the way.
/// </summary>
[Flags]
internal enum Condition : uint
{
    None = 0,
    NeededToPreventDamage = 1 << 0,
    NeededForSpecifiedPrevention = 1 << 1,
    PartyConsents = 1 << 2,
    AidsArticleThirtyOneTasks = 1 << 3,
    CarrierSuspected = 1 << 4,
    SpeciallyNecessary = 1 << 5,
    WithinWhatIsNeeded = 1 << 6,
    MinisterHoldsIt = 1 << 7,
    ProtectionRecognised = 1 << 8,
    NeededForDuties = 1 << 9,
    EquivalentProtection = 1 << 10,
    InTheMinistersCharge = 1 << 11,
    HelpsPreventDamage = 1 << 12,
    IsCouncilMember = 1 << 13,
    VulnerabilityKnown = 1 << 14,
    SuppliesTheProduct = 1 << 15,
    TaskEntrusted = 1 << 16,
    AskedByContractor = 1 << 17,
    NeededForTheTask = 1 << 18,
    MadeUnderArticleTwentyNine = 1 << 19,
    PrefectureHoldsIt = 1 << 20,
    WithinTheRegion = 1 << 21,
    RightsConsidered = 1 << 22,
    VictimCannotBeInferred = 1 << 23,
    OriginatorAllows = 1 << 24,
}
