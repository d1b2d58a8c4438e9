using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.Api;
using Noroshi.Web.Machines;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Bench.Fuzzing;

/// <summary>JSON: what machines send, answers, and the data files of the forms.</summary>
internal static class JsonTargets
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(9));

    private static readonly ServiceProvider Services = new ServiceCollection().Configure<JsonOptions>(o => StrictJson.Configure(o.SerializerOptions)).BuildServiceProvider();

    private static readonly string[] Words = ["kind", "answers", "stage", "reason", "principal", "ransomware", "supplement", "event.summary", "computer.class", "T1", "Kind", "onDay", "facts", "class.T1", "text"];

    public static IEnumerable<Target> All() =>
    [
        Of("answers", ReadAnswers, Part(Examples.FirstReport), Part(Examples.Supplement), Part(Examples.Draft)),
        Of("report", Bound<ReportToFile>(r => r.Answers), Examples.FirstReport),
        Of("version", Bound<VersionToFile>(r => r.Answers), Examples.Supplement),
        Of("check", Bound<CheckToMake>(_ => null), Examples.Check),
        Of("draft", Bound<DraftToStart>(r => r.Answers), Examples.Draft),
        Of("draft-saved", Bound<DraftToSave>(r => r.Answers), Examples.DraftSaved),
        Of("exchange", Bound<ExchangeToSend>(_ => null), Examples.Answer),
        Of("canonical-json", Canonical, Examples.FirstReport, """{"b":[1,2.50,-0,1e21,1e-7,"é\u20ac"],"a":null}"""),
        Of("form-edition", input => Data(() => FormEditionReader.Read(Encoding.UTF8.GetString(input))), [.. FormEditionReader.Texts("common-forms-")]),
        Of("form-copies", input => Data(() => FormCopyReader.Read(Encoding.UTF8.GetString(input))), [.. FormEditionReader.Texts("form-copies-")]),
    ];

    private static Target Of(string name, Func<byte[], Verdict> read, params string[] seeds) =>
        new(name, [.. seeds.Select(Encoding.UTF8.GetBytes)], read) { Structure = Structure.Json, Words = Words };

    private static string Part(string example) => JsonNode.Parse(example)!["answers"]!.ToJsonString();

    private static Verdict ReadAnswers(byte[] input)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(input);
        }
        catch (JsonException)
        {
            return Verdict.Refused;
        }

        using (document)
        {
            return Answered(document.RootElement);
        }
    }

    private static Verdict Answered(JsonElement json)
    {
        var problems = new Problems();
        var answers = Answers.Read(json, problems);
        BrokenPromise.Unless(Answers.FromJson(answers.ToJson()).Equals(answers), "answers are kept as they are");
        foreach (var form in SheetTargets.Forms)
        {
            var tidy = CommonFormCheck.Tidy(form, answers);
            BrokenPromise.Unless(CommonFormCheck.Tidy(form, tidy).Equals(tidy), "what is tidy stays as it is");
            problems.AddRange(CommonFormCheck.ProblemsOfADraft(form, tidy, Now));
        }

        BrokenPromise.Unless(problems.All(p => p.Message.Ja.Length < 2000), "words stay short");
        return problems.Count > 0 ? Verdict.Refused : Verdict.Accepted;
    }

    // As the doors bind it: all faults named, or a value.
    private static Func<byte[], Verdict> Bound<T>(Func<T, JsonElement?> answers)
        where T : class => input =>
        {
            var context = new DefaultHttpContext { RequestServices = Services };
            context.Request.ContentType = "application/json";
            context.Request.Body = new MemoryStream(input);
            var sent = Sent<T>.BindAsync(context, null!).AsTask().GetAwaiter().GetResult();
            return sent.Fault is not null ? Verdict.Refused : answers(sent.Value) is { } given ? Answered(given) : Verdict.Accepted;
        };

    private static Verdict Canonical(byte[] input)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(input, null, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return Verdict.Refused;
        }

        byte[] once;
        try
        {
            once = CanonicalJson.Of(node);
        }
        catch (ArgumentException)
        {
            return Verdict.Refused;
        }

        BrokenPromise.Unless(CanonicalJson.Of(JsonNode.Parse(once)).AsSpan().SequenceEqual(once), "one text for one value");
        return Verdict.Accepted;
    }

    private static Verdict Data(Action read)
    {
        try
        {
            read();
            return Verdict.Accepted;
        }
        catch (InvalidDataException)
        {
            return Verdict.Refused;
        }
    }
}
