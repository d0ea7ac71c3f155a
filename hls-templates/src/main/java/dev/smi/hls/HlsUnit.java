package dev.smi.hls;

/** What one template is filled from. */
public sealed interface HlsUnit
        permits DeviceSource,
                Fifo,
                SendKernel,
                ReceiveKernel,
                PushFunctions,
                PopFunctions,
                BroadcastFunctions,
                BroadcastKernel,
                ReduceFunctions,
                ReduceKernel,
                ScatterFunctions,
                GatherFunctions,
                CollectiveArrival,
                ShareKernel,
                HostHeader,
                HowToBuild,
                HostProgram,
                ProgramSource,
                ArrowHeader,
                ArrowStreams,
                ArrowReader,
                ArrowWriter,
                ArrowTemplate {}
