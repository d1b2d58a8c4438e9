using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Face;
using Noroshi.Web.Showing;

namespace Noroshi.Products.Writing;

/// <summary>The workbench: the statements of a product, and beside them a report or a contribution to the council, from which passages are taken over with what they rest on.</summary>
/// <remarks>For the Cabinet Office's analysts. A product or source that is not there for the actor is 404; a released product is not written anew (403).</remarks>
[Authorize(nameof(Permission.WriteProducts))]
[Article("Act, Art. 37")]
internal sealed class WorkbenchPage(
    ProductsInSight products, KeepProduct keep, WhatItRestsOn lineage, IReportsForAnalysis reports, IContributions contributions, IWhoIsWho who, IEnumerable<IFurtherSources> further, IEnumerable<IRelated> elsewhere) : PageModel
{
    private const int MostReports = 50;

    public AnalysedProduct Product { get; private set; } = null!;

    public IReadOnlyList<Statement> Statements { get; private set; } = [];

    public IReadOnlyList<StatementFacts> Facts { get; private set; } = [];

    public IReadOnlyList<AnalysedProduct> Versions { get; private set; } = [];

    /// <summary>The statements of the record from which this one was made, that were left out.</summary>
    public IReadOnlyList<Statement> LeftOut { get; private set; } = [];

    /// <summary>The report that lies beside it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Report { get; set; }

    public ReportOpened? Opened { get; private set; }

    public IReadOnlyList<ReportToAnalyse> Reports { get; private set; } = [];

    /// <summary>The contribution that lies beside it.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Contribution { get; set; }

    public ContributionSource? Contributed { get; private set; }

    public Organisation? Contributor { get; private set; }

    public IReadOnlyList<SourcePassage> Paragraphs { get; private set; } = [];

    public IReadOnlyList<ContributionListed> Contributions { get; private set; } = [];

    /// <summary>The further source that lies beside it: its kind and identity.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Source { get; set; }

    public SourceOpened? Further { get; private set; }

    public IReadOnlyList<(FurtherSource Kind, IReadOnlyList<SourceListed> Listed)> Others { get; private set; } = [];

    /// <summary>What stands elsewhere about it.</summary>
    public IReadOnlyList<RelatedItem> Related { get; private set; } = [];

    [BindProperty]
    public string? Field { get; set; }

    [BindProperty]
    public Guid? Statement { get; set; }

    [BindProperty]
    public int By { get; set; }

    /// <summary>The class that follows from what it rests on now.</summary>
    public InformationClass Class => TheClassFollowsFromTheLineage.ClassOf(Facts);

    public Marks Marks => TheClassFollowsFromTheLineage.MarksOf(Facts);

    public Tlp Sharing => TheClassFollowsFromTheLineage.SharingOf(Facts);

    public StatementFacts FactsOf(Statement statement) => Facts.First(f => f.Id == statement.Id);

    /// <summary>Whether a passage of a source lying beside it stands in a statement already.</summary>
    public bool IsTaken(Guid origin, string field) => Statements.SelectMany(s => s.Sources).Any(s => s.Origin == origin && s.Field == field);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        await ShowAsync(cancellation);
        Related = await elsewhere.OfAsync($"product:{Product.Id}", cancellation);
        if (!Product.IsReleased)
        {
            Reports = await reports.NewestAsync(MostReports, cancellation);
            Contributions = [.. (await contributions.ListAsync(null, cancellation)).Where(c => !c.Withdrawn).Take(MostReports)];
            Others = await OthersAsync(cancellation);
            if ((Report is { Length: > 0 } number && (Opened = await reports.OpenAsync(number, cancellation)) is null)
                || (Contribution is { } contribution && !await LayBesideAsync(contribution, cancellation))
                || (Source is { Length: > 0 } source && await OpenAsync(source, cancellation) is null))
            {
                return this.Absent();
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Report is not { Length: > 0 } number || await reports.OpenAsync(number, cancellation) is not { } report
            || report.Passages.FirstOrDefault(p => p.Field == Field) is not { } passage)
        {
            return this.Absent();
        }

        if (passage.NamesTheReporter)
        {
            return this.Refuse(new Ruling.Refused("Act, Art. 8(2)", new("報告した者を示す欄は取り込めません。", "A field that says who reported is not taken over.")));
        }

        return await AddAsync(place => keep.TakeAsync(Product, place, report, passage, cancellation));
    }

    public async Task<IActionResult> OnPostTakeContributionAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Contribution is not { } wanted || !await LayBesideAsync(wanted, cancellation) || Paragraphs.FirstOrDefault(p => p.Field == Field) is not { } passage)
        {
            return this.Absent();
        }

        return await AddAsync(place => keep.TakeAsync(Product, place, Contributed!, passage, cancellation));
    }

    public async Task<IActionResult> OnPostTakeFurtherAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Source is not { Length: > 0 } wanted || await OpenAsync(wanted, cancellation) is not { } kind || Further!.Passages.FirstOrDefault(p => p.Field == Field) is not { } passage)
        {
            return this.Absent();
        }

        return await AddAsync(place => keep.TakeAsync(Product, place, kind, Further!, passage, cancellation));
    }

    public async Task<IActionResult> OnPostLeaveOutAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Statements.FirstOrDefault(s => s.Id == Statement) is not { } statement)
        {
            return this.Absent();
        }

        return await ChangeAsync(() => keep.RemoveAsync(Product, Statements, statement, cancellation));
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Statements.FirstOrDefault(s => s.Id == Statement) is not { } statement || By is not (1 or -1))
        {
            return this.Absent();
        }

        return await ChangeAsync(() => keep.MoveAsync(Product, Statements, statement, By, cancellation));
    }

    private string Beside => Report is { Length: > 0 } ? $"?report={Uri.EscapeDataString(Report)}#statements"
        : Contribution is { } contribution ? $"?contribution={contribution:D}#statements"
        : Source is { Length: > 0 } ? $"?source={Uri.EscapeDataString(Source)}#statements" : "#statements";

    private async Task<bool> LayBesideAsync(Guid contribution, CancellationToken cancellation)
    {
        if (await contributions.ReadAsync(new ContributionId(contribution), cancellation) is not { } read)
        {
            return false;
        }

        (Contributed, Paragraphs) = (read, SourcePassage.Paragraphs(read.Text));
        Contributor = await who.OrganisationAsync(read.Listed.Contributor, cancellation);
        return true;
    }

    private async Task<IReadOnlyList<(FurtherSource, IReadOnlyList<SourceListed>)>> OthersAsync(CancellationToken cancellation)
    {
        var others = new List<(FurtherSource, IReadOnlyList<SourceListed>)>();
        foreach (var kind in further.OrderBy(f => f.Kind))
        {
            others.Add((kind.Kind, await kind.NewestAsync(MostReports, cancellation)));
        }

        return others;
    }

    private async Task<FurtherSource?> OpenAsync(string source, CancellationToken cancellation)
    {
        if (source.Split(':') is not [var kind, var id] || !Guid.TryParse(id, out var it) || further.FirstOrDefault(f => f.Kind.ToString() == kind) is not { } offers
            || await offers.OpenAsync(it, cancellation) is not { } opened)
        {
            return null;
        }

        Further = opened;
        return offers.Kind;
    }

    // Behind the last statement, as long as there is room.
    private async Task<IActionResult> AddAsync(Func<int, Task<bool>> take) => Statements.Count >= Store.Statement.Most && !Product.IsReleased
        ? this.Conflict(NotKept.TooMany.Message)
        : await ChangeAsync(() => take(Statements.Count + 1));

    private async Task<IActionResult> ChangeAsync(Func<Task<bool>> change)
    {
        if (Product.IsReleased)
        {
            return this.Refuse(NotKept.Released);
        }

        if (!await change())
        {
            return this.Conflict(NotKept.Moved);
        }

        this.Say(NoticeKind.Success, new("保存しました。", "Saved."));
        return Redirect($"/analysis/{Product.Id}{Beside}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await products.FindAsync(id, cancellation) is not { } product)
        {
            return false;
        }

        Product = product;
        Statements = await products.StatementsAsync(product.Id, cancellation);
        return true;
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Facts = await lineage.OfAsync(Product, cancellation);
        Versions = await products.VersionsAsync(Product.Series, cancellation);
        var brought = Statements.Select(s => s.MadeFrom).OfType<Guid>().ToHashSet();
        LeftOut = Product is { IsReleased: false, MadeFrom: { } from } ? [.. (await products.StatementsAsync(from, cancellation)).Where(s => !brought.Contains(s.Id))] : [];
    }
}
