using Noroshi.Testing;
using Xunit;

namespace Noroshi.Host.Tests.Serving;

public class The_command_line
{
    [Theory]
    [InlineData("--nonsense", "--nonsense")]
    [InlineData("--database mysql:x", "sqlite:PATH or postgres:CONNECTION")]
    [InlineData("--urls nowhere", "--urls")]
    [InlineData("--public-url https://example.go.jp/path", "--public-url")]
    [InlineData("--config /there/is/no/such.file", "no/such.file")]
    public async Task that_cannot_be_read_is_refused_with_a_sentence_and_exit_code_2(string line, string expected)
    {
        var (exit, _, errors) = await HostProcess.RunAsync(line.Split(' '));

        Assert.Equal(2, exit);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NOROSHI_SMTP_PORT", "99999999999", "NOROSHI_SMTP_PORT")]
    [InlineData("NOROSHI_SMTP_PORT", "x", "NOROSHI_SMTP_PORT")]
    [InlineData("NOROSHI_SMTP_FROM", "nobody", "NOROSHI_SMTP_FROM")]
    [InlineData("NOROSHI_DATABASE", "postgres:H=;U=", "postgres:CONNECTION")]
    [InlineData("NOROSHI_OIDC_AUTHORITY", "/etc/passwd", "https")]
    [InlineData("NOROSHI_OIDC_AUTHORITY", "http://id.example.jp", "https")]
    [InlineData("NOROSHI_TRUSTED_PROXIES", "10.0.0.0/33", "NOROSHI_TRUSTED_PROXIES")]
    public async Task with_a_setting_that_cannot_be_is_refused_by_its_name(string name, string value, string expected)
    {
        var settings = new Dictionary<string, string> { ["NOROSHI_SMTP_HOST"] = "mail.example.jp", ["NOROSHI_SMTP_FROM"] = "a@example.jp", ["NOROSHI_OIDC_CLIENT_ID"] = "noroshi", [name] = value };

        var (exit, _, errors) = await HostProcess.RunAsync([], settings);

        Assert.Equal(2, exit);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NOROSHI_DATABASE", "sqlite:a\0b", "sqlite:PATH")]
    [InlineData("NOROSHI_DATA", "a\0b", "--data")]
    [InlineData("NOROSHI_URLS", "://unix:/", "--urls")]
    [InlineData("NOROSHI_URLS", "http://unix:/", "--urls")]
    [InlineData("NOROSHI_URLS", "://", "--urls")]
    public void with_an_address_that_cannot_be_is_refused_by_its_flag(string name, string value, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => ServeOptions.From(_ => null, asked => asked == name ? value : null, demo: false)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task with_an_empty_folder_is_refused()
    {
        var (exit, _, errors) = await HostProcess.RunAsync(["--data", ""]);

        Assert.Equal(2, exit);
        Assert.Contains("--data", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void takes_a_name_without_a_value_for_one_that_was_not_given()
    {
        new ServeCommand().Read([], _ => "", out var options);

        Assert.Equal(("http://localhost:5080/", "http://127.0.0.1:5080", null), (options!.PublicUrl.ToString(), options.Urls, options.Mail));
    }

    [Fact]
    public void lets_flags_win_over_variables_and_these_over_the_file_and_this_over_defaults()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "# settings\nNOROSHI_URLS=http://127.0.0.1:1\nNOROSHI_DATA=/from/file\nNOROSHI_PUBLIC_URL=https://file.example\nWeb__Contact=desk@example.jp\n");
        var variables = new Dictionary<string, string> { ["NOROSHI_URLS"] = "http://127.0.0.1:2", ["NOROSHI_DATA"] = "/from/variable" };

        var exit = new ServeCommand().Read(["--config", file, "--urls", "http://127.0.0.1:3"], variables.GetValueOrDefault, out var options);
        File.Delete(file);

        Assert.Null(exit);
        Assert.Equal(("http://127.0.0.1:3", "/from/variable", "https://file.example/"), (options!.Urls, options.Data, options.PublicUrl.ToString()));
        Assert.Equal("desk@example.jp", options.Settings["Web:Contact"]);
    }

    [Fact]
    public void moves_the_default_database_with_the_data_folder_and_names_passkeys_after_localhost()
    {
        new ServeCommand().Read(["--data", "/somewhere"], _ => null, out var options);

        Assert.Equal(("sqlite:/somewhere/noroshi.db", "http://localhost:5080/", "http://127.0.0.1:5080"), (options!.Database.ToString(), options.PublicUrl.ToString(), options.Urls));
    }

    [Fact]
    public async Task explains_itself()
    {
        var (exit, output, _) = await HostProcess.RunAsync(["--help"]);

        Assert.Equal(0, exit);
        Assert.All(new[] { "--demo", "--database", "--data", "--urls", "--public-url", "--config" }, flag => Assert.Contains(flag, output, StringComparison.Ordinal));
    }
}
