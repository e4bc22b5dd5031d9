using System.CommandLine;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Jejak.Articles;
using Jejak.Documents;
using Jejak.Sources;
using Jejak.Text;

namespace Jejak.Benchmarks;

/// <summary><c>micro</c>: single steps on one article, by BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var command = new Command("micro", "Single steps on one article (BenchmarkDotNet).");
        command.SetAction(_ =>
        {
            BenchmarkRunner.Run<Steps>(ManualConfig.CreateMinimumViable().AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath(Path.Combine(Places.Root, "artifacts/benchmarks")));
            return 0;
        });
        return command;
    }
}

/// <summary>Steps of reading one sample article of some 200 words.</summary>
[MemoryDiagnoser]
public class Steps
{
    private readonly Reader _reader = Reader.Create();
    private readonly SourceDocument _source = SourceFiles.Read([Path.Combine(Places.Root, "samples/news/2019-03-25-warta-dua-pesawat-militer-rusia.txt")]).First().Document!;

    [Benchmark(Baseline = true)]
    public Document Read() => _reader.Read(_source);

    [Benchmark]
    public Article Blocks() => _reader.ReadArticle(_source);

    [Benchmark]
    public int Scan()
    {
        int count = 0;
        for (int position = 0; WordScanner.Next(_source.Text, position, out var span, out _); position = span.End) count++;
        return count;
    }

    [Benchmark]
    public Reader LoadResources() => Reader.Create(_source.Language ?? "id");
}
