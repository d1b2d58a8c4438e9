using Noroshi.Kernel;
using Noroshi.Oversight.Inspecting;
using Xunit;

namespace Noroshi.Oversight.Tests.Inspecting;

/// <summary>An inspector reads words and names, not the record's own codes.</summary>
public class What_an_act_was_about
{
    [Fact]
    public void is_said_in_words_with_the_end_of_its_number()
    {
        var thing = Things.Of("case:01a1dd6e-f980-7cf2-ac1f-91e0bba1358d", null);

        Assert.Equal("案件", thing.Kind.Ja);
        Assert.Equal("Case", thing.Kind.En);
        Assert.Equal("…a1358d", thing.Name.Ja);
    }

    [Fact]
    public void is_called_by_its_name_where_a_register_knows_it() =>
        Assert.Equal("佐藤 健一", Things.Of("person:01a1dd6e-f980-7cf2-ac1f-91e0bba1358d", new Words("佐藤 健一", "佐藤 健一")).Name.Ja);

    [Theory]
    [InlineData("reports:all", "すべての報告", "")]
    [InlineData("case-number:NR-261122-5EM3TGRQ", "案件番号", "NR-261122-5EM3TGRQ")]
    [InlineData("something", "その他", "")]
    public void is_never_a_code(string written, string kind, string name)
    {
        Assert.Equal(kind, Things.Of(written, null).Kind.Ja);
        Assert.Equal(name, Things.Of(written, null).Name.Ja);
    }
}
