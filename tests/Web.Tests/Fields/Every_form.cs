using Noroshi.Web.Tests.Language;

namespace Noroshi.Web.Tests.Fields;

/// <summary>A form gets its token against forgery by itself; a second one written by hand makes a browser send both, and be refused.</summary>
public class Every_form
{
    [Fact]
    public void that_writes_its_token_by_hand_has_declined_the_other() => Assert.Empty(
        from file in Directory.EnumerateFiles(Path.Combine(WordsInSources.Root(), "src"), "*.cshtml", SearchOption.AllDirectories)
        let page = File.ReadAllText(file)
        where Times(page, "@Html.AntiForgeryToken()") != Times(page, "asp-antiforgery=\"false\"")
        select Path.GetRelativePath(WordsInSources.Root(), file));

    private static int Times(string page, string what) => page.Split(what).Length - 1;
}
