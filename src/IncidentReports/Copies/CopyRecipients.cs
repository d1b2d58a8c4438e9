using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.IncidentReports.Copies;

/// <summary>Somebody to whom the reporter may hand a copy under another law. Noroshi makes the filled form; the reporter hands it over.</summary>
/// <param name="Code">Stable code, as kept with the consent.</param>
/// <param name="Name">Who.</param>
/// <param name="What">What the copy is for there, and what it does not do.</param>
/// <param name="Source">Where it is known from.</param>
/// <param name="Certainty">How surely.</param>
internal sealed record CopyRecipient(string Code, Words Name, Words What, string Source, Certainty Certainty);

/// <summary>The recipients of copies. That the common forms serve for these procedures is known from secondary sources only, and said so.</summary>
internal static class CopyRecipients
{
    private static readonly CopyRecipient Ppc = new(
        "ppc",
        new("個人情報保護委員会", "Personal Information Protection Commission"),
        new("個人データの漏えい等の報告に使う写しです。提出は、個人情報保護委員会の窓口で別に行います。", "A copy for a report of leaked personal data. You hand it in at the commission yourself."),
        "secondary sources on the common forms",
        Certainty.Reported);

    private static readonly CopyRecipient Police = new(
        "police",
        new("都道府県警察（サイバー犯罪相談窓口）", "Prefectural police (cybercrime desk)"),
        new("警察への相談や届出に使う写しです。被害届とは別のものです。", "A copy for consulting the police. It is not a criminal complaint."),
        "secondary sources on the common forms",
        Certainty.Reported);

    /// <summary>Those that come into question for a case: the sector's own procedure only where there is a sector.</summary>
    public static IReadOnlyList<CopyRecipient> For(IncidentCase @case)
    {
        var sector = @case.Sector is { } code ? Competence.Sector(code, LegalCalendar.LegalDay(@case.OpenedAt)) : null;
        return sector is null ? [Ppc, Police] : [Ppc, Police, Procedure(sector)];
    }

    /// <summary>The form as this recipient gets it: its own where one is known, else the common form as it stands.</summary>
    public static FormSheet Sheet(CopyRecipient recipient, IncidentCase @case, ReportVersion version, DateOnly day)
    {
        var form = FormBook.Edition(version.Edition).Form(version.Form);
        var answers = Answers.FromJson(version.Answers);
        var watermark = @case.Exercise ? "訓練 EXERCISE" : null;
        return CopyBook.For(recipient.Code, day) is { } own
            ? own.ToSheet(form, answers, watermark)
            : CommonFormSheet.ToSheet(form, FormStages.Of(version.Stage, @case.Voluntary), answers, watermark) with
            {
                Title = new($"{form.Title.Ja}（写し：{recipient.Name.Ja}）", $"{form.Title.En} (copy for {recipient.Name.En})"),
            };
    }

    private static CopyRecipient Procedure(Sector sector) => new(
        $"sector:{sector.Code}",
        new($"{sector.Name.Ja}の業法による手続（{Competence.Authority(sector.Minister).Name.Ja}）", $"Procedure under the law of the business ({Competence.Authority(sector.Minister).Name.En})"),
        new("業法に基づく障害等の報告に使う写しです。対象となる手続は、所管省庁の一覧で確認してください。", "A copy for a report under the law of the business. See the ministry's list of procedures."),
        "secondary sources on the common forms; list of procedures not found",
        Certainty.Unverified);
}
