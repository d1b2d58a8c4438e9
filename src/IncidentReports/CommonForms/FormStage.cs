namespace Noroshi.IncidentReports.CommonForms;

/// <summary>
/// For what an answer is demanded. A supplement is checked as a first report: it too says only what is known by then. A
/// correction is checked as what it corrects.
/// </summary>
internal enum FormStage
{
    /// <summary>速報: items ① and ②, and what the window needs to start the clock.</summary>
    First,

    /// <summary>３０日報告: all seven items.</summary>
    Full,

    /// <summary>A voluntary report, by anybody.</summary>
    Voluntary,
}
