using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Xunit;

namespace Noroshi.IncidentReports.Tests.CommonForms;

/// <summary>The loader refuses a data file that does not agree with itself, and the file we carry holds what the law asks.</summary>
public class The_data_of_the_common_forms
{
    private static readonly FormEdition Edition = FormBook.On(new DateOnly(2026, 10, 1));

    [Fact]
    public void is_refused_when_a_code_stands_twice() =>
        Refused("impact.scope stands twice", file => file["fields"]!.AsArray().Add(Field(file, "impact.scope").DeepClone()));

    [Fact]
    public void is_refused_when_an_item_does_not_exist() =>
        Refused("there is no item 8", file => file["sections"]![7]!["item"] = 8);

    [Fact]
    public void is_refused_when_a_required_field_has_no_label() =>
        Refused("awareness.at has no label", file => Field(file, "awareness.at")["label"]!["ja"] = " ");

    [Fact]
    public void is_refused_when_a_choice_has_no_list() =>
        Refused("event.status names the unknown list nowhere", file => Field(file, "event.status")["choices"] = "nowhere");

    [Fact]
    public void is_refused_when_a_text_has_a_list() =>
        Refused("impact.scope is a choice without a list", file => Field(file, "impact.scope")["choices"] = "status");

    [Fact]
    public void is_refused_when_it_demands_of_a_first_report_what_may_be_unknown() =>
        Refused("event.summary belongs to items ③ to ⑦", file => Field(file, "event.summary")["required"] = new JsonArray("first"));

    [Fact]
    public void is_refused_when_the_full_report_lacks_an_item() =>
        Refused("demands nothing of item 7", file => Field(file, "remarks.notes").Remove("required"));

    [Fact]
    public void is_refused_when_a_certainty_is_unknown() =>
        Refused("impact.scope has the unknown certainty Z", file => Field(file, "impact.scope")["certainty"] = "Z");

    [Fact]
    public void is_refused_when_a_field_names_an_unknown_form() =>
        Refused("ransom.note names an unknown form", file => Field(file, "ransom.note")["forms"] = new JsonArray("ransom"));

    [Fact]
    public void is_refused_when_a_member_is_unknown() =>
        Refused("cannot be read", file => Field(file, "impact.scope")["lable"] = "x");

    [Fact]
    public void is_refused_when_a_source_is_missing() =>
        Refused("cannot be read", file => Field(file, "impact.scope").Remove("source"));

    [Fact]
    public void is_refused_when_a_list_holds_nothing() =>
        Refused("A list holds null", file => file["fields"]!.AsArray().Add(null));

    [Fact]
    public void is_refused_when_a_list_to_choose_from_is_nothing() =>
        Refused("is empty", file => file["choices"]!["nothing"] = null);

    [Fact]
    public void is_refused_when_it_is_cut_off() =>
        Assert.Throws<InvalidDataException>(() => FormEditionReader.Read(Text()[..4000]));

    [Fact]
    public void is_not_in_force_before_the_first_of_October() =>
        Assert.Throws<NotYetInForceException>(() => FormBook.On(new DateOnly(2026, 9, 30)));

    [Fact]
    public void holds_three_forms() =>
        Assert.Equal(["ddos", "ransomware", "other"], Edition.Forms.Select(form => form.Code));

    [Theory, InlineData("ddos"), InlineData("ransomware"), InlineData("other")]
    public void demands_at_most_twelve_answers_of_a_first_report(string form) =>
        Assert.InRange(Edition.Form(form).RequiredAt(FormStage.First).Count(), 1, 12);

    [Theory, InlineData("ddos"), InlineData("ransomware"), InlineData("other")]
    public void demands_all_seven_items_of_a_full_report(string form) =>
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Edition.Form(form).RequiredAt(FormStage.Full).Where(f => f.Item is not null).Select(f => (int)f.Item!).Distinct().Order());

    [Fact]
    public void marks_what_is_not_verified()
    {
        var unverified = Edition.Form("other").Field("technical.cause")!;
        Assert.Equal("未確認", unverified.Row.Mark!.Ja);
        Assert.Null(Edition.Form("other").Field("event.summary")!.Row.Mark);
    }

    [Fact]
    public void inherits_the_particulars_of_the_operator() =>
        Assert.Equal("party.name", Edition.Form("ransomware").Field("operator.name")!.Inherits);

    [Fact]
    public void uses_the_codes_of_the_house()
    {
        var form = Edition.Form("other");
        Assert.Equal(ReportStages.All.Select(stage => stage.Code()), form.Field("report.stage")!.Choices.Select(choice => choice.Code));
        Assert.Equal(IncidentKinds.All.Select(kind => kind.Code()), form.Field("report.kind")!.Choices.Select(choice => choice.Code));
        Assert.Equal(IncidentKinds.All.Select(kind => kind.Code()), Edition.Forms.Select(candidate => candidate.Code));
        Assert.Equal(DeviceClasses.All.Select(device => device.Code()), form.Field("computer.class")!.Choices.Select(choice => choice.Code).Except(["none", "unknown"]));
    }

    private static string Text()
    {
        using var stream = typeof(FormBook).Assembly.GetManifestResourceStream("common-forms-2026-10-01.json")!;
        return new StreamReader(stream).ReadToEnd();
    }

    private static JsonObject Field(JsonNode file, string code) =>
        file["fields"]!.AsArray().Single(field => (string?)field!["code"] == code)!.AsObject();

    private static void Refused(string fault, Action<JsonNode> spoil)
    {
        var file = JsonNode.Parse(Text())!;
        spoil(file);
        var refusal = Assert.Throws<InvalidDataException>(() => FormEditionReader.Read(file.ToJsonString()));
        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
    }
}
