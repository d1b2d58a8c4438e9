using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Lowering;
using Noroshi.Products.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Products.Writing;

/// <summary>A statement is written, or brought over from the record from which this product was made; for each source, what it still carries is said.</summary>
/// <remarks>For the Cabinet Office's analysts. What is not there for the actor is 404; a released product is not written anew (403).</remarks>
[Authorize(nameof(Permission.WriteProducts))]
[Article("Act, Art. 37")]
[Article("Act, Art. 8(2)")]
internal sealed class StatementFormPage(ProductsInSight products, KeepProduct keep, MakeVersion versions) : PageModel
{
    private const int LongestSource = 300;

    public AnalysedProduct Product { get; private set; } = null!;

    /// <summary>The statement; null for a new one.</summary>
    public Statement? Statement { get; private set; }

    /// <summary>The statement of the earlier record that is brought over.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Bring { get; set; }

    [BindProperty(SupportsGet = true)]
    public StatementKind Kind { get; set; }

    [BindProperty]
    public string? Ja { get; set; }

    [BindProperty]
    public string? En { get; set; }

    [BindProperty]
    public string? IndicatorValue { get; set; }

    [BindProperty]
    public string? Technique { get; set; }

    [BindProperty(Name = "Product")]
    public string? AffectedProduct { get; set; }

    [BindProperty]
    public string? Maker { get; set; }

    [BindProperty]
    public string? Limit { get; set; }

    [BindProperty]
    public string? Check { get; set; }

    [BindProperty]
    public string? Confidence { get; set; }

    [BindProperty]
    public TokyoInput At { get; set; } = new();

    /// <summary>On what a new statement rests, in the writer's words: an address, a title, an observation.</summary>
    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public Guid? Edge { get; set; }

    [BindProperty]
    public bool CarriesSecret { get; set; }

    [BindProperty]
    public WhyLess Why { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int? Revision { get; set; }

    public static IReadOnlyList<Choice> Confidences { get; } = [.. StatementTexts.Confidences.Select(c => Choice.Of(c, FactWords.Confidence(c)))];

    public static IReadOnlyList<Choice> Reasons { get; } =
    [
        Choice.Of(nameof(WhyLess.Rewritten), new Words("秘密を除いて書き換えた", "It was rewritten without the secret")),
        Choice.Of(nameof(WhyLess.TechnicalTrace), new Words("技術的な痕跡だけで、報告した者のことは分からない", "A technical trace alone; it tells nothing of the reporter")),
        Choice.Of(nameof(WhyLess.PublicBefore), new Words("すでに公になっている", "It was public before")),
    ];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? statement, CancellationToken cancellation)
    {
        if (!await FindAsync(id, statement, cancellation))
        {
            return this.Absent();
        }

        if (Product.IsReleased)
        {
            return this.Refuse(NotKept.Released);
        }

        var shown = Statement ?? (Bring is { } from && Product.MadeFrom is { } earlier ? (await products.StatementsAsync(earlier, cancellation)).FirstOrDefault(s => s.Id == from) : null);
        if (Bring is not null && shown is null)
        {
            return this.Absent();
        }

        Revision = Product.Revision;
        if (shown is not null)
        {
            Fill(shown);
        }

        return Enum.IsDefined(Kind) ? Page() : this.Absent();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? statement, CancellationToken cancellation)
    {
        if (!await FindAsync(id, statement, cancellation))
        {
            return this.Absent();
        }

        if (Product.IsReleased)
        {
            return this.Refuse(NotKept.Released);
        }

        var problems = new Problems()
            .And(At.Check(nameof(At), new("時点", "As of"), false))
            .Unless(Statement is not null || Bring is not null || Source?.Trim().Length is > 0 and <= LongestSource, "Source", "source", new("出典を300文字以内で書いてください。自ら観測したときは、その旨を書いてください。", "Say on what it rests, in at most 300 characters; if it is your own observation, say so."));
        if (StatementTexts.Read(Typed, problems) is not { } text || !ModelState.IsValid)
        {
            return this.Mend(problems);
        }

        if (Product.Revision != Revision)
        {
            return this.Conflict(NotKept.Moved);
        }

        return await KeepAsync(text, cancellation) switch
        {
            null => this.Mend([NotKept.TooMany]),
            false => this.Conflict(NotKept.Moved),
            true => Saved(Statement is { } kept && kept.Sources.Any(s => s.Carries is not Marks.None) ? $"/analysis/{Product.Id}/statements/{kept.Id}" : $"/analysis/{Product.Id}#statements"),
        };
    }

    /// <summary>Says what the statement still carries of one source.</summary>
    public async Task<IActionResult> OnPostCarryAsync(Guid id, Guid? statement, CancellationToken cancellation)
    {
        if (!await FindAsync(id, statement, cancellation) || Statement?.Sources.FirstOrDefault(s => s.Id == Edge) is not { } source)
        {
            return this.Absent();
        }

        if (Product.IsReleased)
        {
            return this.Refuse(NotKept.Released);
        }

        Fill(Statement);
        var carries = CarriesSecret ? source.Holds : source.Holds & ~Marks.HoldsSecret;
        var why = carries == source.Holds ? WhyLess.No : Why;
        var same = source.Passage is { } passage && KeepProduct.DigestOf(Statement.Ja).SequenceEqual(passage);
        var problems = ASecretIsLeftBehindForAReason.Of(source.Holds, carries, why, Reason ?? "", same);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        return Product.Revision != Revision || !await keep.CarryAsync(Product, source, carries, why, carries == source.Holds ? "" : Reason!.Trim(), cancellation)
            ? this.Conflict(NotKept.Moved)
            : Saved($"/analysis/{Product.Id}#statements");
    }

    private StatementTyped Typed => new(Kind, Ja, En)
    {
        IndicatorValue = IndicatorValue,
        Technique = Technique,
        Product = AffectedProduct,
        Maker = Maker,
        Limit = Limit,
        Check = Check,
        Confidence = Confidence,
        At = At.Moment,
    };

    // Null where the product is full.
    private async Task<bool?> KeepAsync(StatementText text, CancellationToken cancellation)
    {
        if (Statement is null && Bring is { } from)
        {
            Statement = await versions.BringAsync(Product, from, cancellation);
            if (Statement is null)
            {
                return false;
            }
        }

        if (Statement is { } known)
        {
            return await keep.WriteAsync(Product, known, text, cancellation);
        }

        var count = (await products.StatementsAsync(Product.Id, cancellation)).Count;
        return count >= Store.Statement.Most ? null
            : await keep.AddAsync(Product, count + 1, text, new SourceTaken(SourceKind.Other, Guid.Empty, Source!.Trim(), default, Marks.None, Tlp.Clear), cancellation);
    }

    private RedirectResult Saved(string path)
    {
        this.Say(NoticeKind.Success, new("保存しました。", "Saved."));
        return Redirect(path);
    }

    private void Fill(Statement shown)
    {
        var facts = StatementTexts.Facts(shown.Facts);
        (Kind, Ja, En) = (shown.Kind, shown.Ja, shown.En);
        (IndicatorValue, Technique) = (facts.GetValueOrDefault("value"), facts.GetValueOrDefault("technique"));
        (AffectedProduct, Maker, Limit, Check, Confidence) = (facts.GetValueOrDefault("product"), facts.GetValueOrDefault("maker"), facts.GetValueOrDefault("limit"), facts.GetValueOrDefault("check"), facts.GetValueOrDefault("confidence"));
        At = TokyoInput.From(facts.TryGetValue("at", out var at) ? DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private async Task<bool> FindAsync(Guid id, Guid? statement, CancellationToken cancellation)
    {
        if (await products.FindAsync(id, cancellation) is not { } product)
        {
            return false;
        }

        Product = product;
        Statement = statement is { } wanted ? (await products.StatementsAsync(product.Id, cancellation)).FirstOrDefault(s => s.Id == wanted) : null;
        return statement is null || Statement is not null;
    }
}
