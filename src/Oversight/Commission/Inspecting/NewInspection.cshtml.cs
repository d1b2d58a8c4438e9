using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Inspecting;

/// <summary>An inspection is planned, before the lot is known.</summary>
/// <remarks>For inspectors.</remarks>
[Authorize(nameof(Permission.InspectRecord))]
[Article("Act, Art. 48(ii)")]
internal sealed class NewInspectionPage(StoreDb db, CommissionDesk desk, IWhoIsWho who, Actor actor, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? Of { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Wanted { get; set; }

    public IReadOnlyList<Choice> Bases => [.. Enum.GetValues<InspectionBasis>().Select(b => Choice.Of(b.ToString(), b.Words()))];

    public void OnGet() => (Id, Wanted, Basis) = (Identifier.New(clock), "20", nameof(InspectionBasis.Record));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Id = Id == default ? Identifier.New(clock) : Id;
        var (from, until) = (TypedDay.Read(From), TypedDay.Read(Until));
        var whose = Of?.Trim() is { Length: > 0 } code ? await who.OrganisationAsync(code, cancellation) : null;
        var known = Enum.TryParse<InspectionBasis>(Basis, out var basis) && Enum.IsDefined(basis);
        var counted = int.TryParse(Wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted is >= 1 and <= Most;
        var problems = new Problems()
            .Unless(TypedText.IsSaid(Title, 200), nameof(Title), "title", new("検査の名称を200字以内で入力してください。", "Name the inspection, in at most 200 characters."))
            .Unless(known, nameof(Basis), "basis", new("根拠を選んでください。", "Choose the basis."))
            .Unless(string.IsNullOrWhiteSpace(Of) || whose is not null, nameof(Of), "of", new("その組織はありません。組織のコードを入力してください。", "There is no such organisation. Enter its code."))
            .Unless(from is not null, nameof(From), "from", new("期間の始めを入力してください。", "Enter the first day."))
            .Unless(until is not null && !(until < from), nameof(Until), "until", new("期間の終わりを、始め以後の日付で入力してください。", "Enter the last day, not before the first."))
            .Unless(counted, nameof(Wanted), "wanted", new("件数を1から200までで入力してください。", "Enter a number from 1 to 200."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (MeasuresAfterAnInspection.Ask(basis, desk.Today, await desk.SectionTwoAsync(cancellation)) is Ruling.Refused no)
        {
            return await this.RefuseAsync(acts, DrawSample.PlannedKind, "commission", no, cancellation);
        }

        var now = clock.GetUtcNow();
        var inspection = Inspection.Plan(Id, SpokenNumber.New("IN", now), Title!.Trim(), basis, whose?.Id, from!.Value, until!.Value, wanted, actor.Person, now);
        db.Add(inspection);
        acts.Write(new Act(DrawSample.PlannedKind, basis is InspectionBasis.Record ? "Act, Art. 47" : "Act, Art. 63", DrawSample.NameOf(inspection.Number))
        {
            Content = new JsonObject
            {
                ["label"] = inspection.Label,
                ["of"] = whose?.Id.ToString(),
                ["from"] = from.Value.ToString("O", CultureInfo.InvariantCulture),
                ["until"] = until.Value.ToString("O", CultureInfo.InvariantCulture),
                ["wanted"] = wanted,
            },
        });
        return await this.DoneAsync(db, new("計画を記録しました。", "The plan was recorded."), $"/commission/inspections/{inspection.Number}", cancellation);
    }
}
