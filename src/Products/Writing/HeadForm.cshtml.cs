using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Products.Writing;

/// <summary>The head of a product: title, speed, urgency, what can be done. A new one is begun here, from a report if one is named.</summary>
/// <remarks>For the Cabinet Office's analysts. A product that is not there for the actor is 404; a released one is not written anew (403).</remarks>
[Authorize(nameof(Permission.WriteProducts))]
[Article("Act, Art. 37")]
internal sealed class HeadFormPage(ProductsInSight products, KeepProduct keep, IReportsForAnalysis reports, TimeProvider clock) : PageModel
{
    /// <summary>The product; null for a new one.</summary>
    public AnalysedProduct? Product { get; private set; }

    /// <summary>The report from which a new one is begun.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public string? Speed { get; set; }

    [BindProperty]
    public bool Urgent { get; set; }

    [BindProperty]
    public string? TitleJa { get; set; }

    [BindProperty]
    public string? TitleEn { get; set; }

    [BindProperty]
    public string? Remedy { get; set; }

    [BindProperty]
    public TokyoInput NextWordAt { get; set; } = new();

    [BindProperty]
    public TokyoInput ExpiresAt { get; set; } = new();

    [BindProperty]
    public int? Revision { get; set; }

    public static IReadOnlyList<Choice> Speeds { get; } = [.. Enum.GetValues<ProductSpeed>().Select(s => Choice.Of(s.ToString(), s.Words()))];

    public static IReadOnlyList<Choice> Remedies { get; } = [.. Enum.GetValues<Remedy>().Select(r => Choice.Of(r.ToString(), r.Words()))];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is null)
        {
            (Speed, Urgent, Remedy) = (nameof(ProductSpeed.Flash), true, nameof(Face.Remedy.NoneYet));
            return Page();
        }

        if (await products.FindAsync(id.Value, cancellation) is not { } product)
        {
            return this.Absent();
        }

        Product = product;
        (Speed, Urgent, TitleJa, TitleEn, Remedy, Revision) = (product.Speed.ToString(), product.Urgent, product.TitleJa, product.TitleEn, product.Remedy.ToString(), product.Revision);
        (NextWordAt, ExpiresAt) = (TokyoInput.From(product.NextWordAt), TokyoInput.From(product.ExpiresAt));
        return product.IsReleased ? this.Refuse(NotKept.Released) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is { } known && (Product = await products.FindAsync(known, cancellation)) is null)
        {
            return this.Absent();
        }

        if (Product is { IsReleased: true })
        {
            return this.Refuse(NotKept.Released);
        }

        if (Read(out var problems) is not { } head || !ModelState.IsValid)
        {
            return this.Mend(problems);
        }

        if (Product is { } product)
        {
            return product.Revision != Revision || !await keep.WriteHeadAsync(product, head, cancellation) ? this.Conflict(NotKept.Moved) : Redirect($"/analysis/{product.Id}");
        }

        var begun = await keep.BeginAsync(head, cancellation);
        return Redirect(From is { Length: > 0 } from && await reports.OpenAsync(from, cancellation) is { } report ? $"/analysis/{begun.Id}?report={report.Number}" : $"/analysis/{begun.Id}");
    }

    private ProductHead? Read(out Problems problems)
    {
        var (ja, en) = ((TitleJa ?? "").Trim(), (TitleEn ?? "").Trim());
        var (speed, remedy) = (Enum.TryParse<ProductSpeed>(Speed, out var s) ? s : (ProductSpeed?)null, Enum.TryParse<Remedy>(Remedy, out var r) ? r : (Remedy?)null);
        var now = clock.GetUtcNow();
        problems = new Problems()
            .Unless(speed is not null && Enum.IsDefined(speed.Value), "Speed", "speed", new("速報か本報かを選んでください。", "Choose flash or full."))
            .Unless(ja.Length is > 0 and <= 200, "TitleJa", "title", new("表題を200文字以内で入力してください。", "Enter the title in at most 200 characters."))
            .Unless(en.Length <= 200, "TitleEn", "title-en", new("英語の表題は200文字以内で入力してください。", "Keep the English title within 200 characters."))
            .Unless(remedy is not null && Enum.IsDefined(remedy.Value), "Remedy", "remedy", new("対策の有無を選んでください。", "Choose what can be done."))
            .And(NextWordAt.Check(nameof(NextWordAt), new("次の連絡の時刻", "Next word at"), remedy is Face.Remedy.NoneYet))
            .And(ExpiresAt.Check(nameof(ExpiresAt), new("有効期限", "Holds until"), false))
            .Unless(NextWordAt.Moment is null || NextWordAt.Moment > now, "NextWordAt", "next-word", new("次の連絡の時刻は、これから先にしてください。", "The next word must lie ahead."))
            .Unless(ExpiresAt.Moment is null || ExpiresAt.Moment > now, "ExpiresAt", "expires-at", new("有効期限は、これから先にしてください。", "The end must lie ahead."));
        return problems.Count > 0 ? null : new ProductHead(speed!.Value, Urgent, ja, en, remedy!.Value, NextWordAt.Moment, ExpiresAt.Moment);
    }
}
