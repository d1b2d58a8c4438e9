using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Parties.Administering;

/// <summary>A system administrator enters an organisation.</summary>
/// <remarks>For system administrators: the register decides whom a report reaches.</remarks>
[Authorize(nameof(Permission.Administer))]
internal sealed class EnterOrganisationPage(StoreDb db, IRegistrar registrar, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? NameJa { get; set; }

    [BindProperty]
    public string? NameEn { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Superior { get; set; }

    [BindProperty]
    public string? Prefecture { get; set; }

    public IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<OrganisationKind>().Select(k => Choice.Of(k.ToString(), KindWords.Of(k)))];

    public IReadOnlyList<Choice> Prefectures { get; } = [.. Competence.Prefectures.Select(p => Choice.Of(p.Code, p.Name))];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var superior = Superior?.Trim() is { Length: > 0 } code
            ? await db.Set<OrganisationRow>().Where(o => o.Code == code && (o.Kind == OrganisationKind.Ministry || o.Kind == OrganisationKind.CabinetOffice)).Select(o => (OrganisationId?)o.Id).FirstOrDefaultAsync(cancellation)
            : null;
        var problems = OrganisationChecks.Entry(Kind, Code, NameJa, NameEn, Number)
            .Unless(!await db.Set<OrganisationRow>().AnyAsync(o => o.Code == Code, cancellation), nameof(Code), "code-taken", new("このコードはすでに使われています。", "This code is taken."))
            .Unless(string.IsNullOrWhiteSpace(Superior) || superior is not null, nameof(Superior), "superior", new("上位の省庁が見つかりません。", "There is no such ministry."))
            .Unless(string.IsNullOrEmpty(Prefecture) || Competence.Prefectures.Any(p => p.Code == Prefecture), nameof(Prefecture), "prefecture", new("都道府県を選んでください。", "Choose the prefecture."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        registrar.Add(new Organisation(
            new OrganisationId(Identifier.New(clock)), Code!, Enum.Parse<OrganisationKind>(Kind!), new Words(NameJa!.Trim(), NameEn!.Trim()),
            CorporateNumber.TryParse(Number, null, out var number) ? number.Digits : null, superior, string.IsNullOrEmpty(Prefecture) ? null : Prefecture, null, null));
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect("/administration/organisations/" + Code);
    }
}
