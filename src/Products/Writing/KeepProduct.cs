using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Store;

namespace Noroshi.Products.Writing;

/// <summary>Why something was not kept, said to a person.</summary>
internal static class NotKept
{
    public static Words Moved { get; } = new("ほかの人がこの情報を変更しました。開き直して、もう一度行ってください。", "Somebody else changed this product. Open it again and try once more.");

    public static Ruling.Refused Released { get; } = new("Act, Art. 44(1)", new(
        "確定した情報は書き直せません。新しい版を作ってください。", "What was released is not written anew. Make a new version."));

    public static Problem TooMany { get; } = new("Ja", "too-many", new($"記載は{Statement.Most}件までです。分けて作ってください。", $"A product takes {Statement.Most} statements. Make two."));
}

/// <summary>
/// Writes products: begins them, writes and moves statements, takes passages over with what they rest on. Each change voids what was proposed and is on record.
/// False means that somebody else changed it meanwhile.
/// </summary>
internal sealed class KeepProduct(StoreDb db, IRecordOfActs acts, Actor actor, TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Begins a product.</summary>
    public async Task<AnalysedProduct> BeginAsync(ProductHead head, CancellationToken cancellation)
    {
        var product = AnalysedProduct.Begin(new(Identifier.New(clock)), SpokenNumber.New("NP", Now), head, actor.Person, Now);
        db.Add(product);
        Write("products.begun", product, []);
        await db.SaveChangesAsync(cancellation);
        return product;
    }

    public Task<bool> WriteHeadAsync(AnalysedProduct product, ProductHead head, CancellationToken cancellation)
    {
        product.Write(head, Now);
        Write("products.written", product, []);
        return db.SaveUnlessOvertakenAsync(cancellation);
    }

    /// <summary>Adds a statement that rests on what is known from elsewhere, named by whoever writes it.</summary>
    public Task<bool> AddAsync(AnalysedProduct product, int position, StatementText text, SourceTaken source, CancellationToken cancellation)
    {
        var statement = Statement.Write(Identifier.New(clock), product.Id, position, text, actor.Person, Now);
        statement.Sources.Add(StatementSource.Of(Identifier.New(clock), statement, source, actor.Person, Now));
        db.Add(statement);
        product.Touch(Now);
        Write("products.statement-written", product, new() { ["statement"] = statement.Id.ToString("D"), ["source"] = source.Number });
        return db.SaveUnlessOvertakenAsync(cancellation);
    }

    public Task<bool> WriteAsync(AnalysedProduct product, Statement statement, StatementText text, CancellationToken cancellation)
    {
        statement.Write(text, actor.Person, Now);
        product.Touch(Now);
        Write("products.statement-written", product, new() { ["statement"] = statement.Id.ToString("D") });
        return db.SaveUnlessOvertakenAsync(cancellation);
    }

    /// <summary>Says what a statement still carries of a source.</summary>
    public Task<bool> CarryAsync(AnalysedProduct product, StatementSource source, Marks carries, WhyLess why, string reason, CancellationToken cancellation)
    {
        source.Carry(carries, why, reason);
        product.Touch(Now);
        Write("products.secret-left-behind", product, new() { ["source"] = source.Id.ToString("D"), ["carries"] = carries.ToString(), ["why"] = why.ToString() });
        return db.SaveUnlessOvertakenAsync(cancellation);
    }

    public Task<bool> RemoveAsync(AnalysedProduct product, IReadOnlyList<Statement> all, Statement statement, CancellationToken cancellation)
    {
        db.Remove(statement);
        Order(all.Where(s => s != statement));
        product.Touch(Now);
        Write("products.statement-left-out", product, new() { ["statement"] = statement.Id.ToString("D") });
        return db.SaveUnlessOvertakenAsync(cancellation);
    }

    /// <summary>Moves a statement up or down by one.</summary>
    public Task<bool> MoveAsync(AnalysedProduct product, IReadOnlyList<Statement> all, Statement statement, int by, CancellationToken cancellation)
    {
        var order = all.ToList();
        var from = order.IndexOf(statement);
        order.RemoveAt(from);
        order.Insert(Math.Clamp(from + by, 0, order.Count), statement);
        Order(order);
        product.Touch(Now);
        return db.SaveUnlessOvertakenAsync(cancellation);
    }

    /// <summary>Takes a passage of a report over: the statement carries what the report holds until somebody says why not.</summary>
    public Task<bool> TakeAsync(AnalysedProduct product, int position, ReportOpened report, ReportPassage passage, CancellationToken cancellation)
    {
        if (report.Exercise)
        {
            product.MarkExercise();
        }

        return AddAsync(product, position, Passages.ToText(report, passage), new SourceTaken(SourceKind.Report, report.Case, report.Number, report.Reporter, Marks.HoldsSecret, Tlp.Amber)
        {
            Version = report.Version,
            Field = passage.Field,
            Passage = DigestOf(passage.Text),
        }, cancellation);
    }

    /// <summary>Takes a paragraph of a contribution over. What its member says about handling goes with it; how far it may be used is asked anew at each step (ADR 0049).</summary>
    public Task<bool> TakeAsync(AnalysedProduct product, int position, ContributionSource contribution, SourcePassage passage, CancellationToken cancellation) =>
        AddAsync(product, position, Passages.ToText(passage), new SourceTaken(
            SourceKind.Contribution, contribution.Listed.Id.Value, contribution.Listed.Number, contribution.Listed.Contributor, contribution.Marks, contribution.Listed.Sharing)
        {
            Field = passage.Field,
            Passage = DigestOf(passage.Text),
            Opinion = contribution.Opinion.Text,
        }, cancellation);

    /// <summary>Takes a passage of another source over: the statement carries what the source holds until somebody says why not.</summary>
    public Task<bool> TakeAsync(AnalysedProduct product, int position, FurtherSource kind, SourceOpened source, SourcePassage passage, CancellationToken cancellation) =>
        AddAsync(product, position, Passages.ToText(passage), new SourceTaken(
            kind is FurtherSource.Sighting ? SourceKind.Sighting : SourceKind.Notification, source.Listed.Id, source.Listed.Number, source.Originator, source.Holds, source.Sharing)
        {
            Field = passage.Field,
            Passage = DigestOf(passage.Text),
        }, cancellation);

    /// <summary>The digest by which a passage is known again.</summary>
    public static byte[] DigestOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim()));

    private static void Order(IEnumerable<Statement> statements)
    {
        var position = 1;
        foreach (var statement in statements)
        {
            statement.MoveTo(position++);
        }
    }

    private void Write(string kind, AnalysedProduct product, JsonObject content)
    {
        content["number"] = product.Number;
        content["version"] = product.Version;
        acts.Write(new Act(kind, "Act, Art. 37", $"product:{product.Id}") { Content = content });
    }
}
