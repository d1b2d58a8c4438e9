using System.Text.Json;
using System.Text.Json.Serialization;
using Noroshi.CriticalComputers.Law.Substituting;
using Noroshi.CriticalComputers.Store;
using Noroshi.CriticalComputers.Substituting;
using Noroshi.Formats.Forms;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Notifying;

/// <summary>様式第一, 様式第二 and the sheet that goes with a filing in their place, as data: what a notification looks like on paper. The layout is not verified.</summary>
[Article("Order, Art. 2(1)")]
[Article("Order, Art. 2(4)")]
[Article("Order, Art. 3(1)")]
internal static class NotificationForm
{
    private static readonly Edition Current = Load();

    /// <summary>The notification as a sheet.</summary>
    public static FormSheet Sheet(Notification notification, IReadOnlyList<NotifiedComputer> computers)
    {
        var by = StandIn.Of(notification);
        var code = by is null ? notification.Kind.ToString().ToLowerInvariant() : "stand-in";
        var form = Current.Forms.First(f => f.Code == code);
        var outline = OperatorOutline.Read(notification.Outline);
        var business = Competence.Sector(notification.Sector, LegalCalendar.LegalDay(notification.FiledAt))?.Name ?? new(notification.Sector, notification.Sector);
        return new FormSheet
        {
            FormCode = $"notification-{code}",
            Version = Current.Version,
            Number = form.Number,
            Title = new(form.Title.Ja, form.Title.En),
            Sections =
            [
                new FormSection(new("特別社会基盤事業者の概要", "The operator"), [.. form.Operator.Select(line => Row("", line, Of(line.Code, outline, business)))]),
                .. notification.OutlineBefore is not { } before ? [] : (FormSection[])[new FormSection(new("変更前の概要", "The operator, before"), [.. form.Operator.Select(line => Row("before.", line, Of(line.Code, OperatorOutline.Read(before), business)))])],
                .. by is null ? [] : (FormSection[])[new FormSection(new("届出書に代える届出・報告", "What stands in for the form"), [.. form.By!.Select(line => Row("", line, Of(line.Code, by)))])],
                .. computers.Select((computer, index) => new FormSection(
                    new($"特定重要電子計算機　{index + 1}", $"Critical computer {index + 1}"),
                    [.. form.Computer.Select(line => Row($"computers.n{index + 1}.", line, Of(line.Code, computer)))])),
            ],
        };
    }

    private static FormRow Row(string head, Line line, string? value) => new()
    {
        Code = head + line.Code,
        Label = new(line.Ja, line.En),
        Item = line.Item,
        Kind = FieldKind.Text,
        MaxLength = 2000,
        Values = string.IsNullOrEmpty(value) ? [] : [value],
    };

    private static string? Of(string code, OperatorOutline outline, Words business) => code switch
    {
        "operator.name" => outline.Name,
        "operator.number" => outline.Number,
        "operator.address" => outline.Address,
        "operator.representative" => outline.Representative,
        "operator.contact" => outline.Contact,
        "operator.business" => business.Ja,
        _ => throw new InvalidOperationException($"notification-forms: no operator line {code}"),
    };

    private static string? Of(string code, StandIn by) => code switch
    {
        "by.kind" => by.Kind.Words().Ja,
        "by.number" => by.Number,
        "by.filed" => TokyoText.InWords(by.FiledOn).Ja,
        "by.amended" => by.AmendedOn is { } on ? TokyoText.InWords(on).Ja : null,
        "by.file" => by.FileName,
        _ => throw new InvalidOperationException($"notification-forms: no line {code}"),
    };

    private static string? Of(string code, NotifiedComputer computer) => code switch
    {
        "facility" => computer.FacilityCategory,
        "classes" => computer.Classes.ToString(),
        "product" => computer.Product,
        "maker" => computer.Maker,
        "what" => computer.As.Words().Ja,
        "on" => computer.On is { } on ? TokyoText.InWords(on).Ja : null,
        "before" => computer.Before is { } before ? Said(before) : null,
        _ => throw new InvalidOperationException($"notification-forms: no computer line {code}"),
    };

    private static string Said(string json)
    {
        var items = OwedComputer.ItemsOf(json);
        return $"{items.FacilityCategory}／{items.Classes}／{items.Product}／{items.Maker}";
    }

    private static Edition Load()
    {
        using var stream = typeof(NotificationForm).Assembly.GetManifestResourceStream("notification-forms-2026-10-01.json")!;
        var options = new JsonSerializerOptions(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
        return JsonSerializer.Deserialize<Edition>(stream, options)!;
    }

    private sealed record Edition(string Version, IReadOnlyList<Form> Forms);

    private sealed record Form(string Code, string Number, Pair Title, IReadOnlyList<Line> Operator, IReadOnlyList<Line> Computer, IReadOnlyList<Line>? By = null);

    private sealed record Pair(string Ja, string En);

    private sealed record Line(string Code, string Ja, string En, int? Item = null);
}
