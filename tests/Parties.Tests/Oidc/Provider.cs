using System.Diagnostics;
using System.Reflection;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Oidc;

/// <summary>A real identity provider in a process of its own.</summary>
public sealed class Provider : IAsyncLifetime
{
    private Process process = null!;

    /// <summary>Its address.</summary>
    public Uri Issuer { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var modules = Path.Combine(Checkout.Root, "artifacts", "node-tools", "node_modules");
        if (!Directory.Exists(Path.Combine(modules, "oidc-provider")))
        {
            throw new InvalidOperationException("This test needs npm's oidc-provider, which ./test installs into artifacts/node-tools (npm ci of tests/node-tools). Run it by ./test.");
        }

        process = Process.Start(new ProcessStartInfo(Node(), [Path.Combine(Checkout.Root, "tests", "Parties.Tests", "Oidc", "provider.mjs"), modules])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(180));
        Issuer = new Uri(line ?? throw new InvalidOperationException("oidc-provider did not start."));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            process.Kill();
        }

        process.Dispose();
        await ValueTask.CompletedTask;
    }

    /// <summary>Signs in at the provider as somebody, as the browser that the house sent there.</summary>
    /// <returns>Where the provider sends the browser back to.</returns>
    public async Task<string> SignInAsync(string sentTo, string subject, string mail, bool verified)
    {
        using var browser = new Visitor(Issuer);
        await browser.GetAsync($"/people?subject={subject}&mail={Uri.EscapeDataString(mail)}&verified={(verified ? "true" : "false")}");
        var page = await browser.GetAsync(sentTo);
        for (var step = 0; step < 12; step++)
        {
            if (page.Location is { } location)
            {
                if (!location.StartsWith('/') && new Uri(location).Authority != Issuer.Authority)
                {
                    return location;
                }

                page = await browser.GetAsync(location);
            }
            else
            {
                page = await browser.SubmitAsync(page, page.Find("input[name=login]") is null ? new { } : new { login = subject, password = "x" });
            }
        }

        throw new InvalidOperationException($"The provider did not send the browser back: {page.Text}");
    }

    // Debian 12's own node is too old for the provider; the one that Playwright carries serves.
    private static string Node()
    {
        var carried = typeof(Provider).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Node").Value!;
        if (!File.Exists(carried))
        {
            throw new InvalidOperationException($"This test needs the node that Microsoft.Playwright carries; {carried} is missing. Restore the packages.");
        }

        if (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(carried).HasFlag(UnixFileMode.UserExecute))
        {
            File.SetUnixFileMode(carried, File.GetUnixFileMode(carried) | UnixFileMode.UserExecute);
        }

        return carried;
    }
}
