using System.Text.RegularExpressions;
using Noroshi.Kernel;
using Noroshi.Testing;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>An operator of the electricity business with people, and the desks that its notifications reach.</summary>
internal sealed record RegistryWorld(House House, OrganisationId Operator, Visitor Reporter, OrganisationId Ministry, OrganisationId Cabinet)
{
    public static async Task<RegistryWorld> OnAsync(House house, string sector = "electricity", string minister = "meti")
    {
        var @operator = await house.AnOperatorAsync(sector);
        var (ministry, cabinet) = (await house.AuthorityAsync(minister), await house.AuthorityAsync("cao"));
        return new RegistryWorld(house, @operator, await house.SignInAsAsync("reporter", @operator), ministry, cabinet) { Sector = sector };
    }

    /// <summary>The business for which it is designated.</summary>
    public required string Sector { get; init; }

    /// <summary>Enters a facility.</summary>
    public async Task<Guid> AFacilityAsync(string name = "中央給電指令所")
    {
        var answer = await Reporter.FillInAsync("/computers/facilities", new { Name = name, Category = "需給制御システム", Sector });
        if (answer.Location != "/computers")
        {
            throw new InvalidOperationException($"{answer.Status}: {answer.Text}");
        }

        return (await Reporter.GetAsync("/computers/facilities")).Text.Split("/computers/facilities/").Skip(1).Select(t => Guid.Parse(t[..36])).First();
    }

    /// <summary>Enters a computer that is to be notified, and gives the page to which the form led.</summary>
    public Task<Page> AComputerAsync(Guid facility, string label, string product = "FortiGate 200F", string maker = "Fortinet", string @class = "T2-3", string introduced = "2026-11-02") =>
        Reporter.FillInAsync("/computers/entry", new { Facility = facility, Label = label, Product = product, Maker = maker, Unit = "appliance", Classes = new[] { @class }, IntroducedOn = introduced, Dedicated = "no" });

    /// <summary>Files what stands first on the page of what is owed, and gives its number.</summary>
    public async Task<string> FileAsync()
    {
        var answer = await Reporter.FillInAsync("/computers/notify", new { Confirmed = "true" }, "form[data-once]");
        return answer.Location is { } location && Regex.Match(location, "NT-[0-9]{6}-[0-9A-Z]{8}$") is { Success: true } found
            ? found.Value
            : throw new InvalidOperationException($"{answer.Status}: {answer.Text}");
    }

    /// <summary>Brings a file, and gives the page of the import.</summary>
    public async Task<string> BringAsync(byte[] file)
    {
        var page = await Reporter.GetAsync("/computers/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Find("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(page.Find("select[name=Facility] option[selected]")!.GetAttribute("value")!), "Facility" },
            { new ByteArrayContent(file), "Brought", "一覧.csv" },
        };
        var answer = await Reporter.PostAsync("/computers/import", form);
        return answer.Location ?? throw new InvalidOperationException($"{answer.Status}: {answer.Words}");
    }
}
