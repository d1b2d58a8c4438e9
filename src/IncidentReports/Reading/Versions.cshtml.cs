using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.IncidentReports.Reading;

/// <summary>A version in the timeline.</summary>
internal sealed record VersionRow(ReportVersion Version, string? FiledBy, Words? FiledFrom, Words Channel, int Changed, VersionDownloads Downloads);

/// <summary>All versions of a case, and the difference between any two, field by field.</summary>
/// <remarks>For the reporter's people and its agents. Another's case is not there (404).</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
[Article("Order, Art. 4(2)")]
internal sealed class VersionsPage(CasesInSight cases, RecordReading reading, StoreDb db, IWhoIsWho who) : PageOfACase(cases, db)
{
    public override CaseView Here => CaseView.Versions;

    public IReadOnlyList<VersionRow> Rows { get; private set; } = [];

    public int Older { get; private set; }

    public int Newer { get; private set; }

    public IReadOnlyList<FieldChange> Changes { get; private set; } = [];

    public CommonForm Form { get; private set; } = null!;

    public IEnumerable<Choice> Choices => Rows.Select(row => new Choice(
        row.Version.Number.ToString(CultureInfo.InvariantCulture), new Words($"第{row.Version.Number}版　{row.Version.Stage.Words().Ja}", $"{row.Version.Number}: {row.Version.Stage.Words().En}").Here));

    public async Task<IActionResult> OnGetAsync(string number, int? older, int? newer, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        var versions = await Db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == Case.Id).OrderBy(v => v.Number).ToListAsync(cancellation);
        Newer = newer is { } n && versions.Any(v => v.Number == n) ? n : Case.Versions;
        Older = older is { } o && versions.Any(v => v.Number == o) ? o : Math.Max(1, Newer - 1);
        var after = versions.First(v => v.Number == Newer);
        Form = FormBook.Edition(after.Edition).Form(after.Form);
        Changes = AnswersDifference.Between(Form, Answers.FromJson(versions.First(v => v.Number == Older).Answers), Answers.FromJson(after.Answers));
        await RowsAsync(versions, cancellation);
        await reading.OwnAsync(Case, Newer, "page", cancellation);
        return Page();
    }

    private async Task RowsAsync(List<ReportVersion> versions, CancellationToken cancellation)
    {
        var people = await who.PersonsAsync(versions.Select(v => v.FiledBy), cancellation);
        var organisations = await who.OrganisationsAsync(versions.Select(v => v.FiledFrom), cancellation);
        Rows =
        [
            .. versions.Select((v, place) => new VersionRow(
                v,
                people.GetValueOrDefault(v.FiledBy)?.Name,
                organisations.GetValueOrDefault(v.FiledFrom)?.Name,
                v.Channel.Words(),
                AnswersDifference.Between(place == 0 ? Answers.None : Answers.FromJson(versions[place - 1].Answers), Answers.FromJson(v.Answers)).Count,
                new VersionDownloads(Case.Number, v.Number))).Reverse(),
        ];
    }
}
